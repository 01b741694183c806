/** Writes values as `reg.exe query /s` of Windows prints them. */
export type Written = readonly [name: string, type: string, data: string];

const HIVES = { HKLM: 'HKEY_LOCAL_MACHINE', HKCU: 'HKEY_CURRENT_USER' };

export function regText(
  hive: keyof typeof HIVES,
  keys: Readonly<Record<string, readonly Written[]>>,
): string {
  const root = `${HIVES[hive]}\\SOFTWARE\\Policies\\FinessePresence`;
  return Object.entries(keys)
    .map(([key, values]) =>
      [
        '',
        `${root}\\${key}`,
        ...values.map(([name, type, data]) => `    ${name}    ${type}    ${data}`),
        '',
      ].join('\r\n'),
    )
    .join('\r\n');
}

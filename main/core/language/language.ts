/** The languages that the product speaks, and which of them somebody gets. */

export const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** `wanted` as the system names them, best first, for example `de-AT`; English where none is spoken. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [primary = ''] = tag.toLowerCase().split(/[-_.]/);
    const spoken = LANGUAGES.find((language) => language === primary);
    if (spoken) return spoken;
  }
  return 'en';
}

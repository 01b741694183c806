/** Reads `settings.json` of a profile; what is wrong with it is told by file, place and expectation. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { parseSettings, type Settings } from '../core/settings.ts';

export type LoadedSettings =
  | { readonly ok: true; readonly settings: Settings }
  /** One plain line for each problem, each beginning with the file's name. */
  | { readonly ok: false; readonly problems: readonly string[] };

export async function loadSettings(profile: string): Promise<LoadedSettings> {
  const file = path.join(profile, 'settings.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return { ok: false, problems: [unreadable(file, error)] };
  }
  // Windows editors and PowerShell put a byte order mark in front.
  const json = text.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const value: unknown = parse(json, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first) return { ok: false, problems: [torn(file, json, first)] };
  const parsed = parseSettings(value);
  if (parsed.ok) return parsed;
  const problems = parsed.problems.map(({ message, path: where }) =>
    [file, where, message].filter((part) => part !== '').join(': '),
  );
  return { ok: false, problems };
}

function unreadable(file: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') {
    return `${file}: there is no such file. It must hold at least { "version": 1, "finesse": { "nodes": ["https://…:8445"], "user": "…" } }.`;
  }
  return `${file}: cannot be read (${code ?? 'unknown error'})`;
}

function torn(file: string, json: string, { error, offset }: ParseError): string {
  const before = json.slice(0, offset).split('\n');
  const line = String(before.length);
  const column = String((before.at(-1)?.length ?? 0) + 1);
  return `${file}: not valid JSON at line ${line}, column ${column} (${printParseErrorCode(error)})`;
}

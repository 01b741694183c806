/** What the texts of the policy templates consist of, in any language. */
export interface SettingWords {
  readonly name: string;
  /** Also the meaning in the guide's table. */
  readonly explain: string;
}

export interface TemplateWords {
  readonly product: string;
  readonly about: string;
  readonly supported: string;
  readonly enforced: string;
  readonly defaults: string;
  readonly enforcedHelp: string;
  readonly defaultsHelp: string;
  /** By the first step of the path; `general` for all that has only one step. */
  readonly categories: Readonly<Record<string, string>>;
  /** By path; a rule counts as one, for example `rules.meeting`, and so do the two `mode.directions`. */
  readonly settings: Readonly<Record<string, SettingWords>>;
  readonly choices: Readonly<Record<string, string>>;
  /** Labels of the fields, by the last step of the path. */
  readonly labels: Readonly<Record<string, string>>;
  readonly clientSecret: SettingWords;
  readonly builtIn: (value: string) => string;
  readonly bounds: (min: number, max: number) => string;
  readonly onePerLine: (max: number) => string;
  readonly rule: (presence: string) => SettingWords;
}

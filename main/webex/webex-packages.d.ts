/** The `@webex` packages have no usable types; what we use of them is described in webex-sdk.ts. */
declare module '@webex/webex-core' {
  const exported: unknown;
  export = exported;
}
declare module '@webex/internal-plugin-device' {
  const exported: unknown;
  export = exported;
}
declare module '@webex/internal-plugin-mercury' {
  const exported: unknown;
  export = exported;
}
declare module '@webex/internal-plugin-presence' {
  const exported: unknown;
  export = exported;
}

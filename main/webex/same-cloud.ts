/** Keeps a token in the cloud that it belongs to: REST and live presence must have their addresses there, both. */

const DEFAULT_HOSTS = { api: 'webexapis.com', discovery: 'u2c.wbx2.com' };

const WEBEX_HOST = /(^|\.)(webexapis\.com|webex\.com|wbx2\.com|ciscospark\.com)$/;

/**
 * A private `apiUrl` beside the default `discoveryUrl` would show that server's token to Webex, and
 * the other way round. Nothing is said about it: presence comes by REST then.
 */
export function sameCloud(apiUrl: string, discoveryUrl: string): boolean {
  const api = hostOf(apiUrl);
  const discovery = hostOf(discoveryUrl);
  const bothDefault = (api === DEFAULT_HOSTS.api) === (discovery === DEFAULT_HOSTS.discovery);
  return bothDefault && WEBEX_HOST.test(api) === WEBEX_HOST.test(discovery);
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/\.$/, '');
}

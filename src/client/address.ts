/** The region in the address that API Gateway gives an API; undefined for an address of one's own. */
export const regionOf = (url: URL): string | undefined =>
  /\.execute-api\.([a-z]{2,}(?:-[a-z]+)+-\d+)\./.exec(url.hostname)?.[1];

/** Whether nobody on the way can read what is sent to it. */
export const isPrivate = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || isLoopback(hostname);

/** Whether it is this machine, by address or by the one name that is sure to be. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

/** Finds the region in a URL of API Gateway; undefined for a custom domain name. */
export const regionOf = (url: URL): string | undefined =>
  /\.execute-api\.([a-z]{2,}(?:-[a-z]+)+-\d+)\./.exec(url.hostname)?.[1];

/** Whether nobody else can read what is sent to a URL, because it is encrypted or stays on this machine. */
export const isPrivate = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || isLoopback(hostname);

/** Whether a host name always means this machine. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

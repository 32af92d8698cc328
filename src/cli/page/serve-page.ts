import { randomBytes } from 'node:crypto';
import type { Environment } from '../environment';
import { aborted, serve } from '../serve';
import { createPageServer, type PageServerOptions, pagePath, withKey } from './server';

const KEY_BYTES = 18;

/**
 * Serves the page of an event to whoever has the printed address, until Ctrl-C. Throws IemError `output-unwritable` if the port cannot be
 * used.
 */
export async function servePage(
  options: PageServerOptions,
  event: string,
  port: number,
  { stderr, signal }: Pick<Environment, 'stderr' | 'signal'>,
): Promise<void> {
  const key = randomBytes(KEY_BYTES).toString('base64url');
  const { url, server } = await serve({ forms: withKey(createPageServer(options), key) }, port);
  try {
    stderr.write(`The page is at ${url}${key}${pagePath(event)}  (Ctrl-C to stop)\n`);
    await aborted(signal);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

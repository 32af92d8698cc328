import { z } from 'zod';
import { useNetwork } from '../aws/network';

/** All of the process environment that the command line itself reads; the AWS SDK reads its own. */
const schema = z.object({
  /** Any value turns colour off: https://no-color.org */
  NO_COLOR: z.string().optional(),
  FORCE_COLOR: z.string().optional(),
  TERM: z.string().optional(),
  LC_ALL: z.string().optional(),
  LC_CTYPE: z.string().optional(),
  LANG: z.string().optional(),
  COLUMNS: z.coerce.number().int().min(40).max(400).optional().catch(undefined),
  USER: z.string().optional(),
  USERNAME: z.string().optional(),
  AWS_CA_BUNDLE: z.string().optional(),
  HTTPS_PROXY: z.string().optional(),
  https_proxy: z.string().optional(),
  HTTP_PROXY: z.string().optional(),
  http_proxy: z.string().optional(),
  NO_PROXY: z.string().optional(),
  no_proxy: z.string().optional(),
});

/**
 * Lets this process reach the network as the environment says; of two spellings the small one counts, as with curl.
 *
 * @throws IemError `input-unreadable`, naming the variable that cannot be followed.
 */
export function followNetworkSettings(): void {
  const env = schema.parse(process.env);
  useNetwork({
    caBundle: env.AWS_CA_BUNDLE,
    httpsProxy: env.https_proxy || env.HTTPS_PROXY,
    httpProxy: env.http_proxy || env.HTTP_PROXY,
    noProxy: env.no_proxy || env.NO_PROXY,
  });
}

/** What a command may use of the world. */
export interface World {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Who is recorded as having run it. */
  readonly user: string;
  /** Whether standard output shows colour. */
  readonly colour: boolean;
  /** Whether standard output shows more than ASCII. */
  readonly unicode: boolean;
  /** Columns of standard output; 80 where it is not a terminal. */
  readonly width: number;
  /** The present, ISO 8601 in UTC. */
  readonly now: () => string;
  /** A variable of the environment that an option names, or that stands for one; undefined when empty. */
  readonly variable: (name: string) => string | undefined;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** The one place where the command line meets its process. */
export function openWorld(signal: AbortSignal): World {
  const env = schema.parse(process.env);
  const { stdout, stderr } = process;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  return {
    stdout,
    stderr,
    user: env.USER ?? env.USERNAME ?? 'unknown',
    colour: forced || (Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb'),
    // Without any locale set, as in containers, output goes to logs and browsers that read UTF-8.
    unicode: /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || 'UTF-8'),
    width: env.COLUMNS ?? (stdout.columns || 80),
    now: () => new Date().toISOString(),
    variable: (name) => process.env[name] || undefined,
    signal,
  };
}

/** What the environment sets for all accounts that a plan says nothing else of. */
export function ownSettings({ variable }: Pick<World, 'variable'>): { readonly profile?: string } {
  const profile = variable('AWS_PROFILE');
  return profile === undefined ? {} : { profile };
}

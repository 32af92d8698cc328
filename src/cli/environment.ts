import { z } from 'zod';
import type { OwnSettings } from '../aws/accounts';
import { missingKeyPart } from '../aws/environment-key';
import { useNetwork } from '../aws/network';

/** All environment variables that the command line itself reads. The AWS SDK reads others. */
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
 * Applies the environment's proxy and certificate settings to this process. As with curl, the lower-case spelling of a
 * variable wins.
 *
 * @throws IemError `input-unreadable`, naming the variable whose value cannot be used.
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

/** Everything outside the program that a command may use. */
export interface Environment {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** The name that is recorded as the author of runs. */
  readonly user: string;
  /** Whether standard output supports colour. */
  readonly colour: boolean;
  /** Whether standard output supports more than ASCII. */
  readonly unicode: boolean;
  /** Columns of standard output; 80 if it is not a terminal. */
  readonly width: number;
  /** Returns the present time, ISO 8601 in UTC. */
  readonly now: () => string;
  /** Reads an environment variable, for options that name one or have one as default; undefined if it is empty. */
  readonly variable: (name: string) => string | undefined;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Creates the environment of this process. Nothing else in the command line reads the process's state. */
export function openEnvironment(signal: AbortSignal): Environment {
  const env = schema.parse(process.env);
  const { stdout, stderr } = process;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  return {
    stdout,
    stderr,
    user: env.USER ?? env.USERNAME ?? 'unknown',
    colour: forced || (Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb'),
    // If no locale is set, as in containers, the output usually goes to logs and browsers, which expect UTF-8.
    unicode: /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || 'UTF-8'),
    width: env.COLUMNS ?? (stdout.columns || 80),
    now: () => new Date().toISOString(),
    variable: (name) => process.env[name] || undefined,
    signal,
  };
}

/** Settings of the environment that apply to accounts unless the plan says otherwise. */
export function ownSettings({ variable }: Pick<Environment, 'variable'>): OwnSettings {
  const profile = variable('AWS_PROFILE');
  const missing = missingKeyPart(variable);
  return {
    ...(profile !== undefined && { profile }),
    ...(missing !== undefined && { missingKeyPart: missing }),
  };
}

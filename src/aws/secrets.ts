/** Reads secrets by reference, because a plan names secrets and never holds them. */
import type { GetSecretValueCommandOutput } from '@aws-sdk/client-secrets-manager';
import type { GetParameterCommandOutput } from '@aws-sdk/client-ssm';
import { memoise } from '../lib/memoise';
import { IemError } from '../model/error';
import { ownHttpOptions } from './http';

/**
 * Reads a secret.
 *
 * @param reference `ssm:/path`, `secretsmanager:name`, or an ARN of either.
 * @throws IemError `input-unreadable`, which names the reference and the error of AWS, but never the secret.
 */
export type ReadSecret = (reference: string) => Promise<string>;

/** How secrets are read. */
export interface SecretsOptions {
  /** The time, epoch milliseconds. */
  readonly clock?: () => number;
}

/** How long a secret is kept. After a change, its old value may still be used for so long. */
const KEPT_MS = 5 * 60_000;

/** The most secrets that are kept at once; a plan names a few. */
const MOST_KEPT = 1000;

const clientOptions = ({ region }: Place) => ({
  requestHandler: ownHttpOptions(),
  ...(region && { region }),
});

/** Creates a reader that reads each secret once in five minutes, and tries again at every call after a failure. */
export const createSecrets = ({ clock = Date.now }: SecretsOptions = {}): ReadSecret =>
  memoise(MOST_KEPT, (reference: string) => reference, readSecret, { clock, until: () => clock() + KEPT_MS });

async function readSecret(reference: string): Promise<string> {
  const place = placeOf(reference);
  const value = await (place.service === 'ssm' ? fromParameterStore(place) : fromSecretsManager(place)).catch(
    (error: unknown) => {
      throw unreadableError(reference, reasonOf(error), error);
    },
  );
  if (!value) throw unreadableError(reference, 'it holds no text');
  return value;
}

/** Says why a read failed, without the message of the error: a message of AWS may repeat what we sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed';
  if (error.name === 'CredentialsProviderError') return 'there are no AWS credentials';
  if (error.message === 'Region is missing') return 'no AWS region is set';
  // The SDK passes on errors of the system, which have a code but no name of their own.
  return error.name === 'Error' && 'code' in error ? String(error.code) : error.name;
}

const unreadableError = (reference: string, why: string, cause?: unknown): IemError =>
  new IemError('input-unreadable', `Cannot read ${reference}: ${why}.`, { cause });

/** The place of a secret. */
interface Place {
  readonly service: 'ssm' | 'secretsmanager';
  /** The name or ARN with which the service is called. */
  readonly id: string;
  /** The region of the ARN; absent means our own region. */
  readonly region?: string;
}

function placeOf(reference: string): Place {
  const [scheme, , service, region] = reference.split(':');
  if (scheme === 'ssm' || scheme === 'secretsmanager') {
    return { service: scheme, id: reference.slice(scheme.length + 1) };
  }
  if (scheme === 'arn' && region && (service === 'ssm' || service === 'secretsmanager')) {
    return { service, id: reference, region };
  }
  throw unreadableError(reference, 'it is neither ssm:/… nor secretsmanager:… nor an ARN of either');
}

/** Loads the client only now, so that runs without secrets do not wait for it. */
async function fromParameterStore(place: Place): Promise<string | undefined> {
  const { GetParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm');
  const client = new SSMClient(clientOptions(place));
  const answer: GetParameterCommandOutput = await client.send(
    new GetParameterCommand({ Name: place.id, WithDecryption: true }),
  );
  return answer.Parameter?.Value;
}

async function fromSecretsManager(place: Place): Promise<string | undefined> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient(clientOptions(place));
  const answer: GetSecretValueCommandOutput = await client.send(
    new GetSecretValueCommand({ SecretId: place.id }),
  );
  return answer.SecretString;
}

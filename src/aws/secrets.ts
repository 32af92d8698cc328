/** Secrets by reference: what a plan names and never holds. */
import type { GetSecretValueCommandOutput } from '@aws-sdk/client-secrets-manager';
import type { GetParameterCommandOutput } from '@aws-sdk/client-ssm';
import { memoise } from '../lib/memoise';
import { IemError } from '../model/error';
import { ownHttpOptions } from './http';

/**
 * Reads a secret.
 *
 * @param reference `ssm:/path`, `secretsmanager:name`, or an ARN of either.
 * @throws IemError `input-unreadable`, which names the reference and what AWS says, never the secret.
 */
export type ReadSecret = (reference: string) => Promise<string>;

export interface SecretsOptions {
  /** The time, epoch milliseconds. */
  readonly clock?: () => number;
}

/** So long a secret that was changed may be used as it was. */
const KEPT_MS = 5 * 60_000;

/** Secrets that are kept at once; a plan names a few. */
const MOST_KEPT = 1000;

const clientOptions = ({ region }: Place) => ({
  requestHandler: ownHttpOptions(),
  ...(region && { region }),
});

/** Reads each secret once in five minutes; what could not be read whenever asked. */
export const createSecrets = ({ clock = Date.now }: SecretsOptions = {}): ReadSecret =>
  memoise(MOST_KEPT, (reference: string) => reference, read, { clock, until: () => clock() + KEPT_MS });

async function read(reference: string): Promise<string> {
  const place = placeOf(reference);
  const value = await (place.service === 'ssm' ? fromParameterStore(place) : fromSecretsManager(place)).catch(
    (error: unknown) => {
      throw unreadable(reference, reasonOf(error), error);
    },
  );
  if (!value) throw unreadable(reference, 'it holds no text');
  return value;
}

/** Never the message of the error: one of AWS may repeat what it was asked. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed';
  if (error.name === 'CredentialsProviderError') return 'there are no AWS credentials';
  if (error.message === 'Region is missing') return 'no AWS region is set';
  // The system names what the SDK hands on as it came.
  return error.name === 'Error' && 'code' in error ? String(error.code) : error.name;
}

const unreadable = (reference: string, why: string, cause?: unknown): IemError =>
  new IemError('input-unreadable', `Cannot read ${reference}: ${why}.`, { cause });

/** Where a secret is kept; in this region unless an ARN names another. */
interface Place {
  readonly service: 'ssm' | 'secretsmanager';
  /** As the service is asked for it. */
  readonly id: string;
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
  throw unreadable(reference, 'it is neither ssm:/… nor secretsmanager:… nor an ARN of either');
}

/** Loaded when a secret is first read: what needs none does not wait for the client. */
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

import {
  type Account,
  OrganizationsClient,
  paginateListAccounts,
  paginateListAccountsForParent,
  paginateListOrganizationalUnitsForParent,
} from '@aws-sdk/client-organizations';
import { plainLine } from '../lib/plain-line';
import { isDenial } from '../model/denial';
import { IemError } from '../model/error';
import { toAccessError } from './access-problems';
import { type OwnSettings, ownCredentials } from './accounts';
import { proveAnswers } from './answer-proof';
import { httpOptions } from './http';

/** An account of an organization, as AWS Organizations lists it. */
export interface ListedAccount {
  /** 12 digits. */
  readonly id: string;
  readonly name: string;
  /** Such as `aws` or `aws-cn`. */
  readonly partition: string;
  /** Whether it can be used; those that are suspended, closed or not yet open cannot. */
  readonly isActive: boolean;
}

/** The calls that listing makes; they are answered in the management account and where it has delegated them. */
const ACTIONS =
  'organizations:ListAccounts, organizations:ListAccountsForParent and organizations:ListOrganizationalUnitsForParent';

/**
 * Lists the accounts of an organization, each once, in the order in which AWS lists them.
 *
 * @param units Organizational units (`ou-…`) or roots (`r-…`), with all units below them; none means the whole organization.
 * @param region Any region of the partition.
 * @throws IemError `no-credentials` or `aws-unavailable`, which says what to do.
 */
export async function listOrganization(
  units: readonly string[],
  {
    region,
    own,
    signal,
  }: { readonly region: string; readonly own: OwnSettings; readonly signal: AbortSignal },
): Promise<ListedAccount[]> {
  const client = new OrganizationsClient({
    region,
    credentials: ownCredentials(own, region),
    requestHandler: httpOptions(),
    retryMode: 'adaptive',
  });
  proveAnswers(client);
  try {
    const accounts = new Map<string, ListedAccount>();
    for await (const account of units.length === 0 ? all(client, signal) : below(units, client, signal)) {
      const listed = toListed(account);
      accounts.set(listed.id, listed);
    }
    return [...accounts.values()];
  } catch (error) {
    signal.throwIfAborted();
    throw toProblem(error, own);
  } finally {
    client.destroy();
  }
}

async function* all(client: OrganizationsClient, abortSignal: AbortSignal): AsyncGenerator<Account> {
  for await (const page of paginateListAccounts({ client }, {}, { abortSignal })) yield* page.Accounts ?? [];
}

/** The accounts in units and in those below them. AWS lets units be five deep, and a unit be in one place only. */
async function* below(
  units: readonly string[],
  client: OrganizationsClient,
  abortSignal: AbortSignal,
): AsyncGenerator<Account> {
  for (const ParentId of units) {
    for await (const page of paginateListAccountsForParent({ client }, { ParentId }, { abortSignal }))
      yield* page.Accounts ?? [];
    const inside: string[] = [];
    for await (const page of paginateListOrganizationalUnitsForParent(
      { client },
      { ParentId },
      { abortSignal },
    ))
      inside.push(...(page.OrganizationalUnits ?? []).flatMap(({ Id }) => Id ?? []));
    yield* below(inside, client, abortSignal);
  }
}

function toListed({ Id, Name, Arn, State, Status }: Account): ListedAccount {
  const partition = /^arn:([^:]+):/.exec(Arn ?? '')?.[1];
  if (Id === undefined || partition === undefined)
    throw new Error('Organizations listed an account without an id.');
  // Status is the older field of the same, which AWS no longer sends from September 2026 on.
  return { id: Id, name: Name ?? '', partition, isActive: (State ?? Status) === 'ACTIVE' };
}

function toProblem(error: unknown, { profile }: OwnSettings): unknown {
  const name = error instanceof Error ? error.name : '';
  const said = error instanceof Error ? plainLine(error.message, 300) : '';
  if (name === 'AWSOrganizationsNotInUseException')
    return new IemError('no-credentials', 'The account of these credentials is in no organization.', {
      cause: error,
    });
  if (/^(Parent|OrganizationalUnit)NotFoundException$|^InvalidInputException$/.test(name))
    return new IemError('input-unreadable', `AWS Organizations knows no such unit: ${said}`, {
      cause: error,
    });
  if (isDenial(name))
    return new IemError(
      'no-credentials',
      `These credentials may not list the organization (${said}). Use those of the management account, or of one to which it has delegated AWS Organizations, with ${ACTIONS}.`,
      { cause: error },
    );
  return toAccessError(error, { profile });
}

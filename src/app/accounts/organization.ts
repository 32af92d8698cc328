/** Lists the accounts of an organization as a plan names them, with the regions in which they are used. */
import { type OwnSettings, openAccount } from '../../aws/accounts';
import { createClients } from '../../aws/clients';
import { type ListedAccount, listOrganization } from '../../aws/organization';
import { regionsInUse } from '../../collect/collectors/regions';
import { collectTarget } from '../../collect/run';
import { mapConcurrently } from '../../lib/concurrency';
import { IemError } from '../../model/error';
import { GLOBAL } from '../../model/target';
import type { AccountEntry } from '../../plan/accounts';
import { globalRegionIn, globalRegionOf } from '../../plan/regions';

/** Which accounts are asked for, and how they are reached. */
export interface OrganizationQuery {
  /** Organizational units or roots, with all below them; none means the whole organization. */
  readonly units: readonly string[];
  /** Ids of accounts to leave out. */
  readonly except: readonly string[];
  /** The role to assume in each account, without its path; undefined: the credentials of this machine. */
  readonly role?: string | undefined;
  readonly externalId?: string | undefined;
  /** The regions of all accounts; none: those in which each is used. */
  readonly regions: readonly string[];
  readonly own: OwnSettings;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
  readonly signal: AbortSignal;
  /** Called as each account has been looked into. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The accounts, and what of them could not be said. */
export interface ListedOrganization {
  readonly accounts: readonly AccountEntry[];
  /** A sentence for each account that is left out, and for each of which something is not known. */
  readonly notes: readonly string[];
  /** Whether an account is listed of which not all regions are known, or none is used. */
  readonly isIncomplete: boolean;
}

/** Accounts at the same time; each is asked about all of its regions. */
const AT_A_TIME = 4;

/**
 * @throws IemError `no-credentials`, `aws-unavailable` or `input-unreadable`; also if no account is left.
 */
export async function listAccounts(query: OrganizationQuery): Promise<ListedOrganization> {
  const { units, except, own, signal, regions, onProgress } = query;
  const region = own.region ?? globalRegionOf(regions[0] ?? '');
  const listed = await listOrganization(units, { region, own, signal });
  const strangers = except.filter((id) => !listed.some((account) => account.id === id));
  const wanted = listed.filter(({ id, isActive }) => isActive && !except.includes(id));
  if (wanted.length === 0)
    throw new IemError('input-unreadable', 'No active account is left: look at the units and at --except.');
  let done = 0;
  const accounts = await mapConcurrently(wanted, AT_A_TIME, async (account) => {
    const found = await regionsOf(account, query);
    done += 1;
    onProgress?.(done, wanted.length);
    return { ...reach(account, query), ...found };
  });
  return {
    accounts: accounts.map(({ notes: _, ...account }) => account),
    notes: [
      ...listed
        .filter(({ isActive }) => !isActive)
        .map((account) => `${nameOf(account)} is left out: it is not active.`),
      ...strangers.map((id) => `${id} is to be left out, and is not among the accounts that were listed.`),
      ...accounts.flatMap(({ notes }) => notes),
    ],
    isIncomplete: accounts.some((account) => account.regions.length === 0 || account.notes.length > 0),
  };
}

const nameOf = ({ id, name }: ListedAccount): string => (name === '' ? id : `${id} (${name})`);

/** How the plan says that an account is reached. */
const reach = ({ id, name, partition }: ListedAccount, { role, externalId }: OrganizationQuery) => ({
  id,
  ...(name !== '' && { name }),
  ...(role !== undefined && { roleArn: `arn:${partition}:iam::${id}:role/${role}` }),
  ...(role !== undefined && externalId !== undefined && { externalId }),
});

interface FoundRegions extends Pick<AccountEntry, 'regions'> {
  readonly notes: readonly string[];
}

/** The regions in which an account is used, or those that were asked for. */
async function regionsOf(account: ListedAccount, query: OrganizationQuery): Promise<FoundRegions> {
  const { regions, own, now, signal } = query;
  if (regions.length > 0) return { regions: regions.map((name) => ({ name })), notes: [] };
  const globalRegion = globalRegionIn(account.partition);
  const notKnown = (why: string): FoundRegions => ({
    regions: [],
    notes: [`In which regions ${nameOf(account)} is used is not known: ${why}`],
  });
  try {
    const planned = { ...reach(account, query), regions: [{ name: globalRegion }] };
    const { credentials } = await openAccount(planned, { eventId: 'accounts', own });
    const target = { account: account.id, region: GLOBAL };
    const clients = createClients({ ...target, globalRegion, credentials });
    try {
      const lookback = { from: now(), to: now(), exclude: [] };
      const { artifacts } = await collectTarget({
        ...{ target, clients, collectors: [regionsInUse], lookback, now, signal },
      });
      const read = artifacts.regionsInUse;
      if (!read?.ok) return notKnown(read?.message ?? 'nothing was read.');
      const { used, unread } = read.data;
      const notes = unread.map(
        ({ region, code, message }) =>
          `Whether ${nameOf(account)} is used in ${region} is not known: ${code}: ${message}`,
      );
      if (used.length === 0)
        return {
          regions: [],
          notes: [
            `${nameOf(account)} has carried no traffic in two weeks, where that could be asked.`,
            ...notes,
          ],
        };
      return { regions: used.map(({ region: name }) => ({ name })), notes };
    } finally {
      clients.close();
    }
  } catch (error) {
    if (!(error instanceof IemError)) throw error;
    return notKnown(error.message);
  }
}

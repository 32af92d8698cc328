import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  paginateListRequestedServiceQuotaChangeHistory,
  type RequestedServiceQuotaChange,
  RequestServiceQuotaIncreaseCommand,
  type RequestServiceQuotaIncreaseCommandInput,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import type { Clients } from '../aws/clients';
import { isOpenRequest, isRefusedRequest, type QuotaRequest } from '../model/action';
import type { Target } from '../model/target';
import type { Applier } from './applier';
import { inputOf } from './input';

/** The most requests in a page of Service Quotas. */
const PAGE_SIZE = 100;

/**
 * Lists the requests for quotas of an account and region that AWS still knows: those of the last 90 days.
 *
 * Throws what AWS throws, and Error where AWS leaves out what each request has.
 */
export async function listQuotaRequests(clients: Clients, target: Target): Promise<readonly QuotaRequest[]> {
  const client = clients.of(ServiceQuotasClient);
  const found: QuotaRequest[] = [];
  for await (const { RequestedQuotas = [] } of paginateListRequestedServiceQuotaChangeHistory(
    { client, pageSize: PAGE_SIZE },
    {},
  )) {
    found.push(...RequestedQuotas.map((one) => toRequest(one, target)));
  }
  return found;
}

/**
 * Reads the value of each quota of a service: the account's own, else AWS's default. Throws what AWS throws, and Error where it gives
 * no value.
 */
export async function readQuotas(
  clients: Clients,
  ServiceCode: string,
  codes: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const client = clients.of(ServiceQuotasClient);
  const values: Record<string, number> = {};
  for (const QuotaCode of codes) {
    const { Quota } = await client
      .send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode }))
      .catch((error: unknown) => {
        // AWS has no value of its own for the account.
        if (!(error instanceof Error) || error.name !== 'NoSuchResourceException') throw error;
        return client.send(new GetAWSDefaultServiceQuotaCommand({ ServiceCode, QuotaCode }));
      });
    if (Quota?.Value === undefined) throw new Error(`Service Quotas gave no value for ${QuotaCode}.`);
    values[QuotaCode] = Quota.Value;
  }
  return values;
}

function toRequest(one: RequestedServiceQuotaChange, { account, region }: Target): QuotaRequest {
  const { Id, ServiceCode, QuotaCode, DesiredValue, Status, CaseId, Created, LastUpdated } = one;
  if (!Id || !ServiceCode || !QuotaCode || DesiredValue === undefined || !Status || !Created) {
    throw new Error('A request of Service Quotas lacks its id, quota, value, status or time.');
  }
  return {
    id: Id,
    account,
    region,
    serviceCode: ServiceCode,
    quotaCode: QuotaCode,
    desiredValue: DesiredValue,
    status: Status,
    caseId: CaseId ?? null,
    createdAt: Created.toISOString(),
    updatedAt: LastUpdated?.toISOString() ?? null,
  };
}

/** What requests in each state mean for who waits for them. */
const WORDS: Readonly<Record<string, string>> = {
  PENDING: 'AWS has not decided yet.',
  CASE_OPENED: 'AWS has opened a case for it.',
  APPROVED: 'AWS has granted it.',
  DENIED: 'AWS has refused it.',
  NOT_APPROVED: 'AWS has refused it.',
  CASE_CLOSED: 'AWS has closed its case: the quota tells what was granted.',
  INVALID_REQUEST: 'AWS says that the request was not valid.',
};

const inWords = ({ status, caseId }: QuotaRequest): string =>
  `${status}: ${WORDS[status] ?? 'this state is not known here.'}${caseId === null ? '' : ` Its case is ${caseId}.`}`;

/** Requests a quota increase: Service Quotas takes it, and the Support API does not. */
export const quotaIncrease: Applier = {
  kind: 'quota-increase',
  reads: [
    'servicequotas:GetAWSDefaultServiceQuota',
    'servicequotas:GetServiceQuota',
    'servicequotas:ListRequestedServiceQuotaChangeHistory',
  ],
  changes: ['servicequotas:RequestServiceQuotaIncrease'],
  isSetting: false,

  /**
   * What stands in the way of a request: one that is open, since AWS takes no second one then; a quota that is as high already; or one
   * for as much that AWS has refused, or whose case it has closed without raising the quota so far.
   */
  async find(action, { reading }) {
    const {
      ServiceCode = '',
      QuotaCode = '',
      DesiredValue = 0,
    } = inputOf<RequestServiceQuotaIncreaseCommandInput>(action);
    const requests = (await listQuotaRequests(reading, action))
      .filter(({ serviceCode, quotaCode }) => serviceCode === ServiceCode && quotaCode === QuotaCode)
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    const open = requests.find(isOpenRequest);
    if (open !== undefined) {
      const isEnough = open.desiredValue >= DesiredValue;
      const forLess = ` It asks for ${open.desiredValue} only, and AWS has one request for a quota at a time: ask for ${DesiredValue} in its case.`;
      return {
        awsId: open.id,
        says: `${inWords(open)}${isEnough ? '' : forLess}`,
        isThere: isEnough,
        isInTheWay: !isEnough,
      };
    }
    const value = (await readQuotas(reading, ServiceCode, [QuotaCode]))[QuotaCode] ?? 0;
    const decided = requests.find((one) =>
      isRefusedRequest(one) ? one.desiredValue === DesiredValue : one.desiredValue >= DesiredValue,
    );
    const today = `The quota is ${value} today.`;
    if (decided === undefined)
      return { awsId: null, says: today, isThere: value >= DesiredValue, before: { Value: value } };
    const isThere = value >= DesiredValue || decided.status === 'APPROVED';
    return { awsId: decided.id, says: `${inWords(decided)} ${today}`, isThere, isInTheWay: !isThere };
  },

  async apply(action, { acting }) {
    const input = inputOf<RequestServiceQuotaIncreaseCommandInput>(action);
    const { RequestedQuota = {} } = await acting
      .of(ServiceQuotasClient)
      .send(new RequestServiceQuotaIncreaseCommand(input));
    const { Id = null, Status = null, CaseId = null, Created } = RequestedQuota;
    return {
      awsId: Id,
      answer: { Id, Status, CaseId, ...(Created && { Created: Created.toISOString() }) },
    };
  },
};

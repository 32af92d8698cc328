import {
  AddAttachmentsToSetCommand,
  AddCommunicationToCaseCommand,
  type CaseDetails,
  CreateCaseCommand,
  type CreateCaseCommandInput,
  DescribeServicesCommand,
  DescribeSeverityLevelsCommand,
  paginateDescribeCases,
  paginateDescribeCommunications,
  ResolveCaseCommand,
  type Service,
  SupportClient,
} from '@aws-sdk/client-support';
import type { Clients } from '../aws/clients';
import { IemError } from '../model/error';
import type { Applied, Applier, AttachedFile } from './applier';
import { inputOf } from './input';

/** The most cases, or communications, in a page. */
const PAGE_SIZE = 100;

/** What the planner wrote of a new case. */
type NewCase = Pick<CreateCaseCommandInput, 'issueType' | 'language'> & {
  readonly subject: string;
  readonly communicationBody: string;
};

async function listCases(
  clients: Clients,
  input: {
    readonly caseIdList?: string[];
    readonly displayId?: string;
    readonly includeResolvedCases: boolean;
  },
): Promise<readonly CaseDetails[]> {
  const found: CaseDetails[] = [];
  const pages = paginateDescribeCases(
    { client: clients.of(SupportClient), pageSize: PAGE_SIZE },
    { ...input, includeCommunications: false },
  );
  for await (const { cases = [] } of pages) found.push(...cases);
  return found;
}

const describeCase = ({ status, displayId }: CaseDetails): string =>
  `${status ?? 'of an unknown status'}${displayId === undefined ? '' : `: people know it as ${displayId}`}.`;

/** Opens the case of an event, unless one with the very subject is open. */
export const supportCase: Applier = {
  kind: 'support-case',
  reads: ['support:DescribeCases', 'support:DescribeServices', 'support:DescribeSeverityLevels'],
  changes: ['support:AddAttachmentsToSet', 'support:CreateCase'],
  isSetting: false,

  async find(action, { reading: clients }) {
    const { subject } = inputOf<NewCase>(action);
    const found = (await listCases(clients, { includeResolvedCases: false })).find(
      (one) => one.subject === subject && one.status !== 'resolved',
    );
    return found === undefined
      ? null
      : { awsId: found.caseId ?? null, says: `It is ${describeCase(found)}`, isThere: true };
  },

  async today(awsId, { reading: clients }) {
    const [found] = await listCases(clients, { caseIdList: [awsId], includeResolvedCases: true });
    return found === undefined ? null : `It is ${describeCase(found)}`;
  },

  async apply(action, { acting, reading, attachments }) {
    const client = acting.of(SupportClient);
    const codes = await lookUpCodes(reading);
    const { attachmentSetId, attached, refused } = await uploadOne(client, attachments());
    const { caseId = null } = await client.send(
      new CreateCaseCommand({
        ...newCase(action),
        ...codes,
        ...(attachmentSetId !== undefined && { attachmentSetId }),
      }),
    );
    return {
      awsId: caseId,
      answer: { caseId, ...codes, attached, ...(refused.length > 0 && { refused }) },
      ...(attached === null && {
        says: 'AWS has the case, but not the workbook: attach it in the Support Center.',
      }),
    };
  },

  async rehearse(action, { acting, reading }) {
    const codes = await lookUpCodes(reading);
    await expectRefusal(() =>
      acting.of(SupportClient).send(new CreateCaseCommand({ ...newCase(action), ...codes, dryRun: true })),
    );
  },
};

/**
 * Uploads the first of the files that AWS takes. It names the types of files that it supports (`pdf, jpeg, .doc, .log, .text`), and
 * not as all of them; a case without a workbook is better than no case.
 *
 * https://docs.aws.amazon.com/awssupport/latest/APIReference/API_Attachment.html
 */
async function uploadOne(
  client: SupportClient,
  files: AsyncIterable<AttachedFile>,
): Promise<{
  readonly attachmentSetId?: string | undefined;
  readonly attached: string | null;
  /** What AWS said of the files before. */
  readonly refused: readonly string[];
}> {
  const refused: string[] = [];
  for await (const { fileName, data } of files) {
    try {
      const { attachmentSetId } = await client.send(
        new AddAttachmentsToSetCommand({ attachments: [{ fileName, data }] }),
      );
      return { attachmentSetId, attached: fileName, refused };
    } catch (error) {
      refused.push(`${fileName}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { attached: null, refused };
}

const newCase = (action: Applied): NewCase => {
  const { subject, communicationBody, issueType, language } = inputOf<NewCase>(action);
  return { subject, communicationBody, issueType, language };
};

/** AWS says by an error that it would do what it was asked for in a dry run. Throws every other error, and what was done. */
async function expectRefusal(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (error instanceof Error && error.name === 'DryRunOperationException') return;
    throw error;
  }
  throw new Error('AWS did what was only to be tried.');
}

/** The services under which a case of an event may be filed, the best first. */
const SERVICES: readonly ((service: Service) => boolean)[] = [
  ({ name = '' }) => /event management|countdown/i.test(name),
  // Of the examples of AWS's own command line.
  ({ code }) => code === 'general-info',
  () => true,
];
const CATEGORIES: readonly ((category: { readonly code?: string; readonly name?: string }) => boolean)[] = [
  ({ name = '' }) => /event management|countdown/i.test(name),
  ({ code }) => code === 'using-aws',
  ({ code = '' }) => /^other|general/.test(code),
  () => true,
];
/** Support answers within a day: nothing is broken yet. */
const SEVERITIES = ['low', 'normal'];

/** Looks up under which codes AWS takes the case: each account and support plan has others. Throws IemError `item-not-found` where there are none. */
async function lookUpCodes(
  clients: Clients,
): Promise<{ readonly serviceCode: string; readonly categoryCode: string; readonly severityCode: string }> {
  const client = clients.of(SupportClient);
  const { services = [] } = await client.send(new DescribeServicesCommand({ language: 'en' }));
  const { severityLevels = [] } = await client.send(new DescribeSeverityLevelsCommand({ language: 'en' }));
  const usable = services.filter(({ code, categories = [] }) => code !== undefined && categories.length > 0);
  const service = firstOf(SERVICES, usable);
  const category = service && firstOf(CATEGORIES, service.categories ?? []);
  const codes = severityLevels.flatMap(({ code }) => code ?? []);
  const severityCode = SEVERITIES.find((code) => codes.includes(code)) ?? codes[0];
  if (service?.code === undefined || category?.code === undefined || severityCode === undefined) {
    throw new IemError(
      'item-not-found',
      'AWS Support lists no service, category or severity under which a case can be opened.',
    );
  }
  return { serviceCode: service.code, categoryCode: category.code, severityCode };
}

const firstOf = <T>(wanted: readonly ((item: T) => boolean)[], items: readonly T[]): T | undefined =>
  wanted.map((isWanted) => items.find(isWanted)).find((item) => item !== undefined);

/** What the planner wrote of a case that is to be resolved. */
interface Resolution {
  /** The id that AWS gave it, or the number by which people know it. */
  readonly caseId: string;
  readonly communicationBody: string;
}

/** Writes the reason into the case of an event, and resolves it. */
export const caseResolution: Applier = {
  kind: 'case-resolution',
  reads: ['support:DescribeCases', 'support:DescribeCommunications'],
  changes: ['support:AddCommunicationToCase', 'support:ResolveCase'],
  isSetting: true,

  async find(action, { reading }) {
    const found = await findCase(action, reading);
    return {
      awsId: found.caseId,
      says: `It is ${describeCase(found)}`,
      isThere: found.status === 'resolved' && (await isToldOf(found.caseId, action, reading)),
    };
  },

  async apply(action, { acting, reading }) {
    const client = acting.of(SupportClient);
    const { caseId } = await findCase(action, reading);
    const { communicationBody } = inputOf<Resolution>(action);
    // An earlier attempt may have died between the two calls.
    if (!(await isToldOf(caseId, action, reading))) {
      await client.send(new AddCommunicationToCaseCommand({ caseId, communicationBody }));
    }
    const { initialCaseStatus = null, finalCaseStatus = null } = await client.send(
      new ResolveCaseCommand({ caseId }),
    );
    return { awsId: caseId, answer: { initialCaseStatus, finalCaseStatus } };
  },

  async rehearse(action, { acting, reading }) {
    const { caseId } = await findCase(action, reading);
    await expectRefusal(() =>
      acting.of(SupportClient).send(new ResolveCaseCommand({ caseId, dryRun: true })),
    );
  },
};

/** Throws IemError `item-not-found` where AWS has no such case. */
async function findCase(
  action: Applied,
  clients: Clients,
): Promise<CaseDetails & { readonly caseId: string }> {
  const { caseId: id } = inputOf<Resolution>(action);
  const by = id.startsWith('case-') ? { caseIdList: [id] } : { displayId: id };
  const [found] = await listCases(clients, { ...by, includeResolvedCases: true });
  if (found?.caseId === undefined)
    throw new IemError('item-not-found', `AWS has no case ${id} in this account.`);
  return { ...found, caseId: found.caseId };
}

/** Whether the reason is in the case already. */
async function isToldOf(caseId: string, action: Applied, clients: Clients): Promise<boolean> {
  const { communicationBody } = inputOf<Resolution>(action);
  const pages = paginateDescribeCommunications(
    { client: clients.of(SupportClient), pageSize: PAGE_SIZE },
    { caseId },
  );
  for await (const { communications = [] } of pages) {
    if (communications.some(({ body }) => body?.trim() === communicationBody.trim())) return true;
  }
  return false;
}

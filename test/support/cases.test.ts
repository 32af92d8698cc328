import { afterEach, describe, expect, it } from '@jest/globals';
import type { Applied, Means } from '../../src/support/applier';
import { caseResolution, supportCase } from '../../src/support/cases';
import { actingAccounts } from '../builders/acting';
import { type Answers, awsError, mockAws, throwing } from '../builders/aws';
import { aPlan } from '../builders/plan';

const SUBJECT = 'IEM Alert - Example Shop - Flash sale';
const opening: Applied = {
  ...{ id: 'support-case~1', kind: 'support-case', account: '111122223333', region: 'global' },
  call: {
    action: 'support:CreateCase',
    input: { subject: SUBJECT, communicationBody: 'Body', issueType: 'technical', language: 'en' },
  },
};
const resolving: Applied = {
  ...{ id: 'case-resolution~1', kind: 'case-resolution', account: '111122223333', region: 'global' },
  call: { action: 'support:ResolveCase', input: { caseId: '17', communicationBody: 'Reason code: done' } },
};

let aws: ReturnType<typeof mockAws> | undefined;
afterEach(() => aws?.restore());
const mock = (answers: Answers) => {
  aws = mockAws(answers);
  return aws;
};
async function means(...files: readonly string[]): Promise<Means> {
  const clients = await actingAccounts.open(aPlan(), opening);
  return {
    ...clients,
    async *attachments() {
      for (const fileName of files) yield { fileName, data: new Uint8Array([1, 2]) };
    },
  };
}

const CODES: Answers = {
  'support:DescribeServices': () => ({
    services: [
      { code: 'amazon-ec2', name: 'EC2', categories: [{ code: 'other', name: 'Other' }] },
      {
        code: 'general-info',
        name: 'General Info and Getting Started',
        categories: [
          { code: 'billing', name: 'Billing' },
          { code: 'using-aws', name: 'Using AWS & Services' },
        ],
      },
    ],
  }),
  'support:DescribeSeverityLevels': () => ({
    severityLevels: [{ code: 'normal' }, { code: 'low' }],
  }),
};

describe('opening the case', () => {
  it('attaches the workbook, under codes that AWS lists', async () => {
    const sent: object[] = [];
    const keep = (answer: object) => (input: object) => {
      sent.push(input);
      return answer;
    };
    const { called } = mock({
      ...CODES,
      'support:AddAttachmentsToSet': keep({ attachmentSetId: 'set-1' }),
      'support:CreateCase': keep({ caseId: 'case-1' }),
    });
    expect(await supportCase.apply(opening, await means('sale.xlsx', 'sale.text'))).toEqual({
      awsId: 'case-1',
      answer: {
        ...{ caseId: 'case-1', serviceCode: 'general-info', categoryCode: 'using-aws', severityCode: 'low' },
        attached: 'sale.xlsx',
      },
    });
    expect(sent).toEqual([
      { attachments: [{ fileName: 'sale.xlsx', data: new Uint8Array([1, 2]) }] },
      {
        ...{ subject: SUBJECT, communicationBody: 'Body', issueType: 'technical', language: 'en' },
        ...{ serviceCode: 'general-info', categoryCode: 'using-aws', severityCode: 'low' },
        attachmentSetId: 'set-1',
      },
    ]);
    const permissions = [...supportCase.reads, ...supportCase.changes];
    expect(called().filter((action) => !permissions.includes(action))).toEqual([]);
  });

  it('attaches nothing where nothing fits', async () => {
    const { called } = mock({ ...CODES, 'support:CreateCase': () => ({ caseId: 'case-1' }) });
    expect(await supportCase.apply(opening, await means())).toMatchObject({ answer: { attached: null } });
    expect(called()).not.toContain('support:AddAttachmentsToSet');
  });

  it('attaches the next file where AWS does not take the first, and opens the case even so', async () => {
    const refusing =
      (...refused: readonly string[]) =>
      ({ attachments }: Record<string, unknown>) => {
        const [{ fileName = '' } = {}] = attachments as { fileName?: string }[];
        if (refused.includes(fileName)) throw awsError('ValidationException', 'No such type.');
        return { attachmentSetId: `set of ${fileName}` };
      };
    const sent: unknown[] = [];
    const opened = ({ attachmentSetId }: Record<string, unknown>) => {
      sent.push(attachmentSetId);
      return { caseId: 'case-1' };
    };
    mock({
      ...CODES,
      'support:AddAttachmentsToSet': refusing('sale.xlsx'),
      'support:CreateCase': opened,
    });
    const files = await means('sale.xlsx', 'sale.text');
    const withText = await supportCase.apply(opening, files);
    expect(withText.answer).toMatchObject({ attached: 'sale.text', refused: ['sale.xlsx: No such type.'] });
    expect(withText).not.toHaveProperty('says');
    aws?.restore();
    mock({
      ...CODES,
      'support:AddAttachmentsToSet': refusing('sale.xlsx', 'sale.text'),
      'support:CreateCase': opened,
    });
    expect(await supportCase.apply(opening, files)).toMatchObject({
      awsId: 'case-1',
      answer: { attached: null, refused: ['sale.xlsx: No such type.', 'sale.text: No such type.'] },
      says: expect.stringContaining('attach it in the Support Center'),
    });
    expect(sent).toEqual(['set of sale.text', undefined]);
  });

  it.each([
    [
      'a service for events',
      [{ code: 'iem', name: 'Infrastructure Event Management', categories: [{ code: 'x', name: 'X' }] }],
      { serviceCode: 'iem', categoryCode: 'x' },
    ],
    [
      'what there is',
      [
        { code: 'empty', categories: [] },
        { code: 'ec2', categories: [{ code: 'api' }, { code: 'other' }] },
      ],
      { serviceCode: 'ec2', categoryCode: 'other' },
    ],
  ])('prefers %s', async (_, services, codes) => {
    mock({
      ...CODES,
      'support:DescribeServices': () => ({ services }),
      'support:CreateCase': () => ({ caseId: 'case-1' }),
    });
    expect(await supportCase.apply(opening, await means())).toMatchObject({ answer: codes });
  });

  it('says that AWS lists nothing under which it can be opened', async () => {
    mock({ ...CODES, 'support:DescribeServices': () => ({}) });
    await expect(supportCase.apply(opening, await means())).rejects.toThrow('lists no service');
  });

  it('finds an open case with the very subject, on whichever page, and no other', async () => {
    const open = { caseId: 'case-2', displayId: '22', status: 'opened', subject: SUBJECT };
    mock({
      'support:DescribeCases': ({ nextToken }) =>
        nextToken === undefined
          ? { cases: [{ ...open, caseId: 'case-1', subject: `${SUBJECT} 2` }], nextToken: 'more' }
          : { cases: [{ ...open, caseId: 'case-0', status: 'resolved' }, open] },
    });
    expect(await supportCase.find(opening, await means())).toEqual({
      awsId: 'case-2',
      says: 'It is opened: people know it as 22.',
      isThere: true,
    });
  });

  it('finds none', async () => {
    mock({ 'support:DescribeCases': () => ({ cases: [] }) });
    expect(await supportCase.find(opening, await means())).toBeNull();
  });

  it('is told by AWS how a rehearsal ends', async () => {
    const dry = mock({ ...CODES, 'support:CreateCase': throwing(awsError('DryRunOperationException')) });
    await supportCase.rehearse?.(opening, await means());
    dry.restore();
    mock({ ...CODES, 'support:CreateCase': throwing(awsError('AccessDeniedException', 'You may not.')) });
    await expect(supportCase.rehearse?.(opening, await means())).rejects.toThrow('You may not.');
  });
});

describe('resolving it', () => {
  const found = { caseId: 'case-1', displayId: '17', status: 'opened', subject: SUBJECT };
  const support = (status: string, bodies: string[], own: Answers = {}) => {
    const inputs: Record<string, unknown>[] = [];
    const mocked = mock({
      'support:DescribeCases': (input) => {
        inputs.push(input);
        return { cases: [{ ...found, status }] };
      },
      'support:DescribeCommunications': () => ({ communications: bodies.map((body) => ({ body })) }),
      'support:AddCommunicationToCase': ({ communicationBody }) => {
        bodies.push(String(communicationBody));
        return { result: true };
      },
      'support:ResolveCase': () => ({ initialCaseStatus: status, finalCaseStatus: 'resolved' }),
      ...own,
    });
    return { ...mocked, inputs, bodies };
  };

  it('writes the reason into the case that people know by its number, and resolves it', async () => {
    const { bodies, inputs, called } = support('opened', ['Hello']);
    expect(await caseResolution.apply(resolving, await means())).toEqual({
      awsId: 'case-1',
      answer: { initialCaseStatus: 'opened', finalCaseStatus: 'resolved' },
    });
    expect(bodies).toEqual(['Hello', 'Reason code: done']);
    expect(inputs[0]).toMatchObject({ displayId: '17', includeResolvedCases: true });
    const permissions = [...caseResolution.reads, ...caseResolution.changes];
    expect(called().filter((action) => !permissions.includes(action))).toEqual([]);
  });

  it('does not write the reason again that an attempt wrote which died then', async () => {
    const { bodies } = support('opened', ['Reason code: done']);
    await caseResolution.apply(resolving, await means());
    expect(bodies).toEqual(['Reason code: done']);
  });

  it.each([
    ['resolved', ['Reason code: done'], true],
    ['resolved', [], false],
    ['opened', ['Reason code: done'], false],
    ['reopened', ['Reason code: done'], false],
  ])('is there where the case is %s with %j', async (status, bodies, isThere) => {
    support(status, bodies);
    expect(await caseResolution.find(resolving, await means())).toMatchObject({ awsId: 'case-1', isThere });
  });

  it('says that the account has no such case', async () => {
    support('opened', [], { 'support:DescribeCases': () => ({ cases: [] }) });
    await expect(caseResolution.find(resolving, await means())).rejects.toThrow(
      'AWS has no case 17 in this account.',
    );
  });
});

import { paged } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';

const arnOf = (name: string): string =>
  `arn:aws:health:us-east-1::event/EC2/AWS_EC2_OPERATIONAL_ISSUE/${name}`;

const common = (name: string) => ({
  arn: arnOf(name),
  service: 'EC2',
  eventTypeCode: 'AWS_EC2_OPERATIONAL_ISSUE',
  eventTypeCategory: 'issue',
});

const alike = (name: string) => ({
  arn: arnOf(name),
  service: 'EC2',
  eventTypeCode: 'AWS_EC2_OPERATIONAL_ISSUE',
  category: 'issue',
  region: null,
  availabilityZone: null,
  startsAt: null,
  endsAt: null,
  isOfAccount: true,
  actionability: null,
  entities: [],
  allEntities: true,
});

const notice = { eventTypeCategory: 'accountNotification' };

/** Entities of which there are more than are read. */
const MANY = Array.from({ length: 6 }, (_, i) => ({
  entities: [{ entityValue: `vol-${i}`, statusCode: 'PENDING' }],
}));

const ENTITIES: Readonly<Record<string, readonly object[]>> = {
  impaired: [
    { entities: [{ entityValue: 'i-1', statusCode: 'IMPAIRED' }] },
    { entities: [{ entityValue: 'i-2' }] },
  ],
  many: MANY,
  notice: [{}],
  scopeless: [{}],
};

export const health: readonly CollectorCase[] = [
  {
    id: 'healthEvents',
    answers: {
      'health:DescribeEvents': (input) => {
        expectOpenOnes(input);
        return paged(
          'nextToken',
          {
            events: [
              {
                ...common('impaired'),
                eventScopeCode: 'ACCOUNT_SPECIFIC',
                region: 'us-east-1',
                availabilityZone: 'us-east-1a',
                startTime: time,
                endTime: time,
                statusCode: 'open',
              },
              // Said to everybody, so that nobody's entities are asked for.
              { ...common('public'), eventScopeCode: 'PUBLIC', region: 'global' },
            ],
          },
          {
            events: [
              { ...common('many'), eventScopeCode: 'ACCOUNT_SPECIFIC', eventTypeCategory: 'scheduledChange' },
              { ...common('scopeless') },
              { ...common('notice'), ...notice, actionability: 'ACTION_REQUIRED' },
              // Judged by nothing.
              { ...common('for information'), ...notice, actionability: 'INFORMATIONAL' },
            ],
          },
        )(input);
      },
      'health:DescribeAffectedEntities': (input) => {
        const { eventArns: [arn = ''] = [] } = input.filter as { eventArns?: string[] };
        const pages = ENTITIES[arn.slice(arnOf('').length)];
        if (pages === undefined) throw new Error(`not to be asked: ${arn}`);
        return paged('nextToken', ...pages)(input);
      },
    },
    data: [
      {
        ...alike('impaired'),
        region: 'us-east-1',
        availabilityZone: 'us-east-1a',
        startsAt: '2026-11-01T00:00:00.000Z',
        endsAt: '2026-11-01T00:00:00.000Z',
        entities: [
          { value: 'i-1', statusCode: 'IMPAIRED' },
          { value: 'i-2', statusCode: null },
        ],
      },
      { ...alike('public'), region: 'global', isOfAccount: false },
      {
        ...alike('many'),
        category: 'scheduledChange',
        entities: [0, 1, 2, 3, 4].map((i) => ({ value: `vol-${i}`, statusCode: 'PENDING' })),
        allEntities: false,
      },
      alike('scopeless'),
      { ...alike('notice'), category: 'accountNotification', actionability: 'ACTION_REQUIRED' },
    ],
  },
];

function expectOpenOnes({ filter }: Record<string, unknown>): void {
  const { eventStatusCodes } = filter as { eventStatusCodes: string[] };
  if (String(eventStatusCodes) !== 'open,upcoming') throw new Error('closed ones are of no use');
}

import { describe, expect, it } from '@jest/globals';
import { PLAN_NAMES } from '../../src/app/judging/plan-names';
import { parsePlan } from '../../src/plan/parse';
import { formatProblem } from '../../src/plan/problem';
import { aPlanInput } from '../builders/plan';
import { PLAN_TEXT } from '../builders/plan-text';

const problemsOf = (text: string): string[] =>
  parsePlan(text, 'plan.yaml', PLAN_NAMES).problems.map(formatProblem);

const window = (from: string, to: string) => `{ from: ${from}, to: ${to} }`;

describe('rules over several fields', () => {
  it.each([
    [
      'end before start',
      ['23:59', '23:59', 'start: 2026-12-12 00:00', 'start: 2026-12-13 00:00'],
      'plan.yaml:8:8 calendar.end must be after start',
    ],
    [
      'end at start',
      ['end: 2026-12-12 23:59', 'end: 2026-12-11T16:00Z'],
      'plan.yaml:8:8 calendar.end must be after start',
    ],
    [
      'a city for a time zone',
      ['Asia/Singapore', 'Singapor'],
      'plan.yaml:6:13 calendar.timeZone is not an IANA time zone, such as Asia/Singapore (did you mean Asia/Singapore?)',
    ],
    [
      'the city alone',
      ['Asia/Singapore', 'New York'],
      'plan.yaml:6:13 calendar.timeZone is not an IANA time zone, such as Asia/Singapore (did you mean America/New_York?)',
    ],
    [
      'an offset for a time zone',
      ['Asia/Singapore', '"+08:00"'],
      'plan.yaml:6:13 calendar.timeZone is not an IANA time zone, such as Asia/Singapore',
    ],
    [
      'a skipped time',
      ['Asia/Singapore', 'America/New_York', '2026-12-12 00:00', '2026-03-08 02:30'],
      'plan.yaml:7:10 calendar.start does not exist in America/New_York, where clocks go forward (did you mean 2026-03-08 03:30?)',
    ],
    [
      'an ambiguous time',
      ['Asia/Singapore', 'America/New_York', '2026-12-12 00:00', '2026-11-01 01:30'],
      'plan.yaml:7:10 calendar.start happens twice in America/New_York, where clocks go back: add the offset, -04:00 or -05:00',
    ],
    [
      'an ambiguous key date',
      [
        'Asia/Singapore',
        'Europe/Berlin',
        '23:59\n',
        '23:59\n  keyDates: [{ name: x, at: 2026-10-25 02:30 }]\n',
      ],
      'plan.yaml:9:29 calendar.keyDates[0].at happens twice in Europe/Berlin, where clocks go back: add the offset, +02:00 or +01:00',
    ],
    [
      'a freeze that ends first',
      ['23:59\n', `23:59\n  freeze: ${window('2026-12-10 00:00', '2026-12-09 00:00')}\n`],
      'plan.yaml:9:41 calendar.freeze.to must be after from',
    ],
    [
      'a baseline that ends first',
      ['multiplier: 10', `multiplier: 10\n  baseline: ${window('2026-11-10 00:00', '2026-11-09 00:00')}`],
      'plan.yaml:15:43 traffic.baseline.to must be after from',
    ],
    [
      'a baseline that holds the event',
      ['multiplier: 10', `multiplier: 10\n  baseline: ${window('2026-12-01 00:00', '2026-12-13 00:00')}`],
      "plan.yaml:15:43 traffic.baseline.to is after the event's start: its traffic would count as normal",
    ],
    [
      'an exclusion before the baseline',
      [
        'multiplier: 10',
        `multiplier: 10\n  baseline:\n    from: 2026-11-01 00:00\n    to: 2026-11-15 00:00\n    exclude: [${window('2026-10-31 00:00', '2026-11-02 00:00')}]`,
      ],
      'plan.yaml:18:23 traffic.baseline.exclude[0].from is before the baseline begins',
    ],
    [
      'an exclusion after the baseline',
      [
        'multiplier: 10',
        `multiplier: 10\n  baseline:\n    from: 2026-11-01 00:00\n    to: 2026-11-15 00:00\n    exclude: [${window('2026-11-14 00:00', '2026-11-16 00:00')}]`,
      ],
      'plan.yaml:18:45 traffic.baseline.exclude[0].to is after the baseline ends',
    ],
    [
      'an account twice',
      ['traffic:', '  - { id: "111122223333", regions: [{ name: us-west-2 }] }\ntraffic:'],
      'plan.yaml:13:11 accounts[1].id is in the plan twice: keep one',
    ],
    [
      'a region twice',
      ['traffic:', '      - name: us-east-1\ntraffic:'],
      'plan.yaml:13:15 accounts[0].regions[1].name is in the account twice: keep one',
    ],
    [
      'a contact twice',
      ['traffic:', 'contacts: [{ group: a, name: Alex }, { group: b, name: Alex }]\ntraffic:'],
      'plan.yaml:13:56 contacts[1].name is in the contacts twice: keep one',
    ],
    [
      'a step twice',
      ['traffic:', 'timeline: [{ step: 3 }, { step: 3 }]\ntraffic:'],
      'plan.yaml:13:33 timeline[1].step is in the timeline twice: keep one',
    ],
    [
      'global as a region',
      ['name: us-east-1', 'name: global'],
      'plan.yaml:12:15 accounts[0].regions[0].name is not a region: global services are added by themselves, leave it out',
    ],
    [
      'a region with a slip',
      ['name: us-east-1', 'name: ap-southest-1'],
      'plan.yaml:12:15 accounts[0].regions[0].name is not an AWS region (did you mean ap-southeast-1?)',
    ],
    [
      'regions of two partitions',
      ['traffic:', '      - name: cn-north-1\ntraffic:'],
      'plan.yaml:13:15 accounts[0].regions[1].name is not in the partition aws, as the account is',
    ],
    [
      'a role of another partition',
      ['    regions:', '    roleArn: arn:aws-cn:iam::111122223333:role/Readiness\n    regions:'],
      'plan.yaml:11:14 accounts[0].roleArn is not in the partition aws, as the regions are',
    ],
    [
      'a role of another account',
      ['    regions:', '    roleArn: arn:aws:iam::999988887777:role/Readiness\n    regions:'],
      'plan.yaml:11:14 accounts[0].roleArn is a role of another account than 111122223333',
    ],
    [
      'an escalation to nobody',
      [
        'traffic:',
        'contacts: [{ group: a, name: Alex Tan }]\nescalation: [{ level: 1, contact: Alex Tam }]\ntraffic:',
      ],
      'plan.yaml:14:35 escalation[0].contact is not the name of a contact (did you mean Alex Tan?)',
    ],
    [
      'a waiver that ends too early',
      ['traffic:', 'waivers: [{ finding: db-multi-az, reason: y, owner: z, expires: 2026-12-11 }]\ntraffic:'],
      'plan.yaml:13:65 waivers[0].expires is before the event ends on 2026-12-12: the waiver would not hold on the day',
    ],
    [
      'a waiver that ends while the event goes on',
      [
        'end: 2026-12-12 23:59',
        'end: 2026-12-14 23:59',
        'traffic:',
        'waivers: [{ finding: db-multi-az, reason: y, owner: z, expires: 2026-12-13 }]\ntraffic:',
      ],
      'plan.yaml:13:65 waivers[0].expires is before the event ends on 2026-12-14: the waiver would not hold on the day',
    ],
    ...[
      '"*"',
      '"**"',
      '"*~*"',
      '"*", resource: "*"',
      '"*", account: "111122223333"',
      // Almost every id has a hyphen, most have an o, and every id of a finding has its account and region.
      '"*-*"',
      '"*o*", region: us-east-1',
      '"*1*"',
      '"*~us-east-1~*"',
      '"*~global~*"',
      '"*", resource: "*-*"',
      '"*-*", resource: "*e*"',
    ].map((everything): [string, string[], string] => [
      `a waiver of everything: ${everything}`,
      [
        'traffic:',
        `waivers: [{ finding: ${everything}, reason: y, owner: z, expires: 2026-12-12 }]\ntraffic:`,
      ],
      'plan.yaml:13:22 waivers[0].finding accepts too many kinds of risk, also such as nobody has seen yet: name a check, a ceiling or a resource',
    ]),
    [
      'a waiver of no check',
      [
        'traffic:',
        'waivers: [{ finding: db-multi-zone, reason: y, owner: z, expires: 2026-12-12 }]\ntraffic:',
      ],
      'plan.yaml:13:22 waivers[0].finding is not the id of a check or a ceiling, so the waiver would accept nothing (did you mean db-multi-az?)',
    ],
    [
      'a waiver of a finding of no check',
      [
        'traffic:',
        'waivers: [{ finding: db-multi-a~111122223333~us-east-1~orders, reason: y, owner: z, expires: 2026-12-12 }]\ntraffic:',
      ],
      'plan.yaml:13:22 waivers[0].finding is not the id of a check or a ceiling, so the waiver would accept nothing (did you mean db-multi-az?)',
    ],
    [
      'demand of no ceiling',
      ['traffic:', 'demand: [{ ceiling: on-demand-vcpus, expected: 1 }]\ntraffic:'],
      'plan.yaml:13:21 demand[0].ceiling is not a ceiling (did you mean on-demand-vcpu?)',
    ],
    [
      'additions to no quota',
      ['traffic:', 'plannedAdditions: [{ quota: L-53DA6B9, region: us-east-1, count: 1 }]\ntraffic:'],
      'plan.yaml:13:29 plannedAdditions[0].quota is neither a quota code nor a ceiling (did you mean L-53DA6B97?)',
    ],
    [
      'a service that is misspelt',
      ['traffic:', 'traffic:\n  notInPath: [sns, kendra, dms, dynamodbb]'],
      'plan.yaml:14:33 traffic.notInPath[3] is not a service name that iem knows (did you mean dynamodb?)',
    ],
    [
      'a service by its name',
      ['traffic:', 'traffic:\n  notInPath: [Step Functions]'],
      'plan.yaml:14:15 traffic.notInPath[0] is not a service name that iem knows (did you mean step-functions?)',
    ],
    [
      'pre-warming elsewhere',
      ['traffic:', 'preWarming: [{ loadBalancer: web, region: us-east-2 }]\ntraffic:'],
      'plan.yaml:13:43 preWarming[0].region is not a region of the plan (did you mean us-east-1?)',
    ],
    [
      'a load balancer elsewhere',
      [
        'traffic:',
        'traffic:\n  loadBalancers: [{ loadBalancer: web, region: us-east-2, peakRequestsPerSecond: 1 }]',
      ],
      'plan.yaml:14:48 traffic.loadBalancers[0].region is not a region of the plan (did you mean us-east-1?)',
    ],
    [
      'pre-warming of nothing regional',
      ['traffic:', 'preWarming: [{ loadBalancer: web, region: global }]\ntraffic:'],
      'plan.yaml:13:43 preWarming[0].region is not a region of the plan',
    ],
    [
      'pre-warming that ends first',
      [
        'traffic:',
        'preWarming:\n  - loadBalancer: web\n    region: us-east-1\n    increase: { start: 2026-12-12 10:00, end: 2026-12-12 09:00 }\ntraffic:',
      ],
      'plan.yaml:16:47 preWarming[0].increase.end must be after start',
    ],
    [
      'demand of another account',
      ['traffic:', 'demand: [{ ceiling: db-connections, expected: 1, account: "111122223334" }]\ntraffic:'],
      'plan.yaml:13:59 demand[0].account is not an account of the plan (did you mean 111122223333?)',
    ],
    [
      'additions elsewhere',
      ['traffic:', 'plannedAdditions: [{ quota: L-53DA6B97, region: eu-west-1, count: 1 }]\ntraffic:'],
      'plan.yaml:13:49 plannedAdditions[0].region is not a region of the plan',
    ],
    [
      'a support case elsewhere',
      ['traffic:', 'supportCase: { accountId: "999988887777" }\ntraffic:'],
      'plan.yaml:13:27 supportCase.accountId is not an account of the plan',
    ],
    [
      'a countdown that goes back',
      ['traffic:', 'schedule: { countdown: [{ from: 1w, every: 1d }, { from: 7d, every: 6h }] }\ntraffic:'],
      'plan.yaml:13:58 schedule.countdown[1].from must be closer to the event than the entry before it (1w)',
    ],
    [
      'runs after the event that go back',
      ['traffic:', 'schedule: { after: [2d, 24h] }\ntraffic:'],
      'plan.yaml:13:25 schedule.after[1] must be later than the entry before it (2d)',
    ],
    [
      'runs that are too many',
      ['traffic:', 'schedule: { countdown: [{ from: 1w, every: 4m }] }\ntraffic:'],
      'plan.yaml:13:44 schedule.countdown[0].every must be at least 5m',
    ],
    [
      'runs during the event that are too many',
      ['traffic:', 'schedule: { during: { every: 1m } }\ntraffic:'],
      'plan.yaml:13:30 schedule.during.every must be at least 5m',
    ],
    [
      'a time in words',
      ['traffic:', 'schedule: { after: [1 day] }\ntraffic:'],
      'plan.yaml:13:21 schedule.after[0] write a duration such as "5m", "6h", "1d" or "8w"',
    ],
    [
      'quiet hours without an end',
      ['traffic:', 'notifications: { quietHours: { from: "22:00", to: "22:00" } }\ntraffic:'],
      'plan.yaml:13:51 notifications.quietHours.to must not be the same as from',
    ],
  ])('%s', (_, edits, problem) => {
    let text = PLAN_TEXT;
    for (let i = 0; i < edits.length; i += 2) {
      expect(text).toContain(edits[i]);
      text = text.replace(edits[i] ?? '', edits[i + 1] ?? '');
    }
    expect(problemsOf(text)).toEqual([problem]);
  });

  it.each([
    [
      'a waiver that ends on the day',
      { waivers: [{ finding: 'db-multi-az', reason: 'y', owner: 'z', expires: '2026-12-12' }] },
    ],
    [
      'a waiver of every risk of a resource, or of a pattern of checks',
      {
        waivers: [
          { finding: '*', resource: 'bastion', reason: 'y', owner: 'z', expires: '2026-12-12' },
          { finding: '*', resource: '*-dev', reason: 'y', owner: 'z', expires: '2026-12-12' },
          { finding: '*~*~us-east-1~bastion', reason: 'y', owner: 'z', expires: '2026-12-12' },
          { finding: '*load*', reason: 'y', owner: 'z', expires: '2026-12-12' },
          { finding: 'db-*', reason: 'y', owner: 'z', expires: '2026-12-12' },
        ],
      },
    ],
    [
      'demand by the id of a ceiling, and additions to a quota that nothing counts yet or to a ceiling',
      {
        demand: [{ ceiling: 'on-demand-vcpu~111122223333~us-east-1~Standard', expected: 1 }],
        plannedAdditions: ['L-0263D0A3', 'target-groups'].map((quota) => ({
          ...{ quota, region: 'us-east-1', count: 1 },
        })),
      },
    ],
    [
      'a waiver of a global service',
      {
        waivers: [
          { finding: 'root-account-mfa', region: 'global', reason: 'y', owner: 'z', expires: '2027-01-01' },
        ],
      },
    ],
    [
      'an ambiguous local time with its offset',
      {
        calendar: {
          timeZone: 'America/New_York',
          start: '2026-11-01T01:30-04:00',
          end: '2026-11-01T01:30-05:00',
        },
      },
    ],
    [
      'a zone in any case',
      { calendar: { timeZone: 'utc', start: '2026-12-12 00:00', end: '2026-12-12 01:00' } },
    ],
    [
      'the same region in two accounts',
      { accounts: ['111122223333', '444455556666'].map((id) => ({ id, regions: [{ name: 'us-east-1' }] })) },
    ],
    [
      'an account in China',
      {
        accounts: [
          {
            id: '111122223333',
            roleArn: 'arn:aws-cn:iam::111122223333:role/R',
            regions: [{ name: 'cn-north-1' }],
          },
        ],
      },
    ],
  ])('allows %s', (_, overrides) => {
    expect(problemsOf(JSON.stringify(aPlanInput(overrides)))).toEqual([]);
  });
});

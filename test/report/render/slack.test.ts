import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DueThing, NotedItem, ReadinessFacts } from '../../../src/model/notification';
import { createDrillFacts, createReadinessFacts } from '../../../src/report/facts';
import { renderSlack, type SlackMessage } from '../../../src/report/render/slack';
import { shopFacts } from '../../builders/facts';
import { HOSTILE } from '../../builders/hostile';
import { aPlan } from '../../builders/plan';
import { aGreyReport, aReadyReport, aReport } from '../../builders/report';
import { golden } from './golden';

const options = {
  id: '20261122T000000000Z-schedule~changes~slack',
  link: { url: 'https://api.example.com/links/e30.c2ln', expires: '2026-11-29T00:00:00.000Z' },
};
const first = { previous: null, owners: new Map() };

const aThing = (overrides: Partial<DueThing> = {}): DueThing => ({
  ...{ kind: 'item', id: 'item~1', title: 'Book the room.', owner: 'Mei Tan' },
  ...{ due: '2026-12-01', daysOverdue: 9, colour: 'red' },
  ...overrides,
});
const DUE = [
  aThing(),
  aThing({ kind: 'step', id: 'step~13', title: 'Step 13: Determine Event Readiness', owner: null }),
  aThing({ id: 'item~2', due: '2026-12-09', daysOverdue: 1, colour: 'yellow' }),
  aThing({ id: 'item~3', due: '2026-12-10', daysOverdue: 0 }),
];

const MESSAGES: Record<string, SlackMessage> = {
  changes: renderSlack(shopFacts(), options),
  digest: renderSlack(
    createReadinessFacts(
      aReport({
        changes: { since: 'before', newRed: [], resolved: [] },
        run: { ...aReport().run, asOf: '2026-12-10T14:00:00Z' },
      }),
      { kind: 'digest', milestone: 'T-3d', previous: aReport(), owners: new Map(), due: DUE },
    ),
    { ...options, id: '20261211T160000000Z~digest~T-3d~slack' },
  ),
  ready: renderSlack(
    createReadinessFacts(aReadyReport(), { kind: 'digest', milestone: 'T-24h', ...first }),
    options,
  ),
  grey: renderSlack(createReadinessFacts(aGreyReport(), { kind: 'digest', ...first }), { id: options.id }),
  drill: renderSlack(createDrillFacts(aPlan(), '2026-11-22T00:00:00.000Z'), { id: 'drill~slack' }),
};

/** The message as the eye reads it. */
const read = ({ blocks }: SlackMessage): string =>
  blocks
    .map((block) => {
      if (block.type === 'header') return block.text.text;
      if (block.type === 'context') return block.elements.map(({ text }) => text).join(' | ');
      return block.elements
        .flatMap((part) => (part.type === 'rich_text_list' ? part.elements : [part]))
        .map(({ elements }) => elements.map(({ text }) => text).join(''))
        .join('\n');
    })
    .join('\n\n');

/** Every text of the message with the path that leads to it. */
function texts(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => texts(child, `${path}/${key}`));
}

/** Slack's limits, as it documents them. */
function expectWithinLimits(message: SlackMessage): void {
  expect(message.blocks.length).toBeLessThanOrEqual(50);
  expect(JSON.stringify(message).length).toBeLessThanOrEqual(12_000);
  for (const { path, text } of texts(message)) {
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(path.startsWith('/blocks/0/') ? 150 : 3_000);
    expect(text.isWellFormed()).toBe(true);
  }
}

describe.each(Object.keys(MESSAGES))('the message of the report: %s', (name) => {
  const message = MESSAGES[name] as SlackMessage;

  it('is as it was', () => {
    const text = `${JSON.stringify(message, null, 2)}\n`;
    expect(text).toBe(golden(`slack-${name}.json`, text));
    const words = `${message.text}\n\n${read(message)}\n`;
    expect(words).toBe(golden(`slack-${name}.txt`, words));
  });

  it('keeps within what Slack takes', () => {
    expectWithinLimits(message);
  });
});

describe('a message', () => {
  it('says in one line what a locked phone shows', () => {
    expect(MESSAGES.changes?.text).toBe(
      'Flash sale 12.12: not ready, was at risk, 1 new red, 1 resolved. Breaks at 7.3×, needs 22×. Auto Scaling group in one Availability Zone, api',
    );
  });

  it('carries its id and its link, which Slack is told not to fetch', () => {
    const message = MESSAGES.changes as SlackMessage;
    expect(read(message)).toContain(options.id);
    expect(JSON.stringify(message)).toContain(options.link.url);
    expect(message).toMatchObject({ unfurl_links: false, unfurl_media: false, mrkdwn: false });
  });

  it.each([
    ['2026-10-01T00:00:00Z', '72 days to go'],
    ['2026-12-09T16:00:00Z', '2 days to go'],
    ['2026-12-09T16:00:01Z', '47 hours to go'],
    ['2026-12-11T15:00:00Z', '1 hour to go'],
    ['2026-12-11T15:00:01Z', 'less than an hour to go'],
    ['2026-12-11T16:00:00Z', 'under way'],
    ['2026-12-12T15:59:00Z', 'over'],
  ])('at %s says %s', (asOf, words) => {
    const facts = shopFacts({ kind: 'digest' });
    const message = renderSlack({ ...facts, run: { ...facts.run, asOf } }, options);
    expect(message.text).toContain(words);
  });

  it('tells five by name and counts the others', () => {
    const item = shopFacts().reds.top[0] as NotedItem;
    const top = Array.from({ length: 10 }, (_, i) => ({ ...item, id: `${i}`, resource: `group-${i}` }));
    const facts = { ...shopFacts(), reds: { count: 1234, top }, newRed: { count: 0, top: [] } };
    const words = read(renderSlack(facts, options));
    expect(words).toContain('Red: 1,234');
    expect(words).toContain('and 1,229 more');
    expect(words).toContain('group-4');
    expect(words).not.toContain('group-5');
  });
});

describe('what is due', () => {
  const digest = (due: readonly DueThing[], kind: ReadinessFacts['kind'] = 'digest') =>
    read(renderSlack(shopFacts({ kind, due }), options));

  it('is in a digest, the worst of it by name', () => {
    const words = digest(Array.from({ length: 12 }, (_, i) => aThing({ title: `Thing ${i}.` })));
    expect(words).toContain('Overdue: 12\n🔴 Thing 0.\noverdue since 1 Dec 2026, 9 days · Mei Tan\n');
    expect(words).toContain('Thing 4.');
    expect(words).not.toContain('Thing 5.');
    expect(words).toContain('and 7 more');
  });

  it.each<[string, readonly DueThing[], string]>([
    [
      'due soon only',
      [aThing({ daysOverdue: 0 })],
      'Due soon: 1\n🔴 Book the room.\ndue 1 Dec 2026 · Mei Tan',
    ],
    ['both', DUE, 'Overdue: 3, due soon: 1'],
    ['overdue since yesterday, by nobody', [aThing({ daysOverdue: 1, owner: null })], '1 day · no owner'],
  ])('is what is %s', (_, due, words) => {
    expect(digest(due)).toContain(words);
  });

  it('is not in a digest where nothing is due, and not in what tells of a change', () => {
    expect(digest([])).not.toMatch(/overdue|due soon/i);
    expect(digest(DUE, 'changes')).not.toMatch(/overdue|due soon/i);
  });

  it.each(HOSTILE)('is text, whatever somebody called it: %j', (name) => {
    const message = renderSlack(
      shopFacts({ kind: 'digest', due: [aThing({ title: name, owner: name })] }),
      options,
    );
    expectWithinLimits(message);
    expect(JSON.stringify(message.blocks)).not.toContain('mrkdwn');
    for (const { text } of texts(message.blocks)) expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it('is shortened with the rest where the message would be too long', () => {
    const due = Array.from({ length: 10 }, () =>
      aThing({ title: '"'.repeat(3_000), owner: '\\'.repeat(300) }),
    );
    expectWithinLimits(renderSlack(shopFacts({ kind: 'digest', due }), options));
  });
});

describe('names of other people', () => {
  const MEANT_HARM = [
    ...HOSTILE,
    ...[
      '<!here>',
      '<!channel|x>',
      '@channel @here @everyone',
      '<@U0LAN0Z89>',
      '<https://evil.example|click>',
    ],
    ...[
      '*bold* _it_ ~gone~ `code`',
      '```block```',
      '> quote',
      ':skull:',
      'https://evil.example',
      '&lt;!here&gt;',
    ],
  ];
  const names = fc.oneof(
    fc.constantFrom(...MEANT_HARM),
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom(...MEANT_HARM).map((text) => text.repeat(300)),
    fc.string({ unit: fc.constantFrom('"', '\\', '🎉', '\ud83d', '<', '&'), maxLength: 3_000 }),
    // Families of emoji, flags, and letters under many marks: each one sign, and many units.
    fc.string({ unit: fc.constantFrom('👩‍👩‍👧‍👦', '🇸🇬', `e${'\u0301'.repeat(20)}`, '購'), maxLength: 300 }),
  );
  const spoiled = fc
    .record({ name: names, title: names, resource: names, action: names, owner: names })
    .map((n) => {
      const facts = shopFacts();
      const spoil = (item: NotedItem): NotedItem => ({
        ...item,
        ...{
          title: n.title,
          resource: n.resource,
          owner: n.owner,
          fix: { action: n.action, by: '2026-11-28' },
        },
      });
      const all = (list: ReadinessFacts['reds']) => ({
        count: list.count,
        top: Array.from({ length: 10 }, (_, i) => ({
          ...spoil(list.top[0] as NotedItem),
          id: `${list.count}-${i}`,
        })),
      });
      return {
        ...facts,
        event: { ...facts.event, name: n.name },
        ...{
          breaksFirst: n.title,
          reds: all(facts.reds),
          newRed: all(facts.newRed),
          resolved: all(facts.resolved),
        },
      };
    });

  it('leave a header of at most 150 characters, however much has changed', () => {
    const facts = shopFacts();
    const message = renderSlack(
      {
        ...facts,
        event: { ...facts.event, name: 'Sale '.repeat(40) },
        ...{ kind: 'digest', verdict: 'ready', previousVerdict: 'not-ready', acceptedRisks: 1_234_567 },
        newRed: { ...facts.newRed, count: 1_234_567 },
        resolved: { ...facts.resolved, count: 1_234_567 },
      },
      options,
    );
    const [header] = message.blocks;
    const length = header?.type === 'header' ? header.text.text.length : Number.NaN;
    expect(length).toBeGreaterThan(100);
    expect(length).toBeLessThanOrEqual(150);
  });

  it('never take a message over the limits', () => {
    fc.assert(
      fc.property(spoiled, (facts) => {
        expectWithinLimits(renderSlack(facts, options));
      }),
    );
  });

  it('stand only where Slack reads no syntax', () => {
    fc.assert(
      fc.property(spoiled, (facts) => {
        const message = renderSlack(facts, options);
        // The one text that is parsed.
        expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        const kinds = JSON.stringify(message.blocks).match(/(?<="type":")[a-z_]+(?=")/g);
        expect([...new Set(kinds)].sort()).toEqual([
          ...['context', 'header', 'link', 'plain_text', 'rich_text', 'rich_text_list'],
          ...['rich_text_section', 'text'],
        ]);
        const links = texts(message).filter(({ path }) => path.endsWith('/url'));
        expect(links.map(({ text }) => text)).toEqual([options.link.url]);
        expect(JSON.stringify(message)).not.toContain('"emoji":true');
      }),
    );
  });

  it('are shown as they are', () => {
    const facts = { ...shopFacts(), breaksFirst: '*a* <!here> _b_ & c' };
    expect(read(renderSlack(facts, options))).toContain('Breaks first: *a* <!here> _b_ & c.');
  });
});

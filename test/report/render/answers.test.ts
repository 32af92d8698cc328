import { describe, expect, it } from '@jest/globals';
import type { Ceiling } from '../../../src/model/ceiling';
import type { Report } from '../../../src/model/report';
import type { Survival } from '../../../src/model/survival';
import { type Asked, answerAt, type Case } from '../../../src/report/render/html/answers';
import { createAxis, shareOf } from '../../../src/report/render/html/axis';
import { askedOf, listSurvivals } from '../../../src/report/render/html/question';
import { aReport, stepsUpTo } from '../../builders/report';

const shop = aReport();
const barsOf = ({ ceilings }: Report): readonly Ceiling[] =>
  ceilings.filter(({ breaksAt }) => breaksAt !== null);
function asked(report: Report = shop): Asked {
  const found = askedOf(report, barsOf(report));
  if (found === null) throw new Error('nothing may be asked');
  return found;
}
const at = (multiplier: number, survive: Survival = 'none'): Case => ({ multiplier, survive });
const sentenceAt = (multiplier: number, of = asked(), survive?: Survival): string =>
  answerAt(of, at(multiplier, survive))
    .sentence.map(({ text }) => text)
    .join('');

/** The ceilings break at 7.39, 7.75, 9.44, 24.6, 92.4 and 160, and are tight from 80 % of that; one is red, one grey anyway. */
describe('an answer for other traffic', () => {
  it('is what the report says where it is asked for what is planned', () => {
    const { bars, fix } = answerAt(asked(), at(22));
    expect(bars).toEqual(barsOf(shop).map(({ status }) => status));
    expect(fix).toEqual({
      words: 'Its fix: Raise quota L-53DA6B97 (Application Load Balancers per Region) to 60.',
    });
  });

  it.each([
    [5, ['green', 'green', 'green', 'green', 'green', 'green']],
    [7.5, ['red', 'yellow', 'green', 'green', 'green', 'green']],
    [9, ['red', 'red', 'yellow', 'green', 'green', 'green']],
    [30, ['red', 'red', 'red', 'red', 'green', 'green']],
    [161, ['red', 'red', 'red', 'red', 'red', 'red']],
  ])('gives the bars their colours at %d×', (multiplier, bars) => {
    expect(answerAt(asked(), at(multiplier)).bars).toEqual(bars);
  });

  it.each([
    [
      7.5,
      'At 7.5×: 2 of 8 ceilings break, the first is Application Load Balancers per region, L-53DA6B97 at any traffic; 1 is tight; 1 is not known.',
    ],
    [
      30,
      'At 30×: 5 of 8 ceilings break, the first is Application Load Balancers per region, L-53DA6B97 at any traffic; 1 is not known.',
    ],
  ])('counts in a sentence at %d×', (multiplier, sentence) => expect(sentenceAt(multiplier)).toBe(sentence));

  const growing = asked({ ...shop, ceilings: barsOf(shop) });
  it.each([
    [5, 'At 5×: none of 6 ceilings breaks.'],
    [7.35, 'At 7.4×: none of 6 ceilings breaks; 2 are tight.'],
    [7.5, 'At 7.5×: 1 of 6 ceilings breaks, the first is Auto Scaling group web at 7.3×; 1 is tight.'],
  ])('names what breaks first, if anything does, at %d×', (multiplier, sentence) =>
    expect(sentenceAt(multiplier, growing)).toBe(sentence),
  );

  it('counts without a zone what breaks for that, and names what breaks first then, and for which loss', () => {
    expect(answerAt(growing, at(5, 'az')).bars).toEqual([
      'red',
      'yellow',
      'green',
      'green',
      'green',
      'green',
    ]);
    expect(sentenceAt(5, growing, 'az')).toBe(
      'At 5× with a zone lost: 1 of 6 ceilings breaks, the first is Auto Scaling group web at 4.9× without one zone; 1 is tight.',
    );
  });

  /** Of two that break with nothing lost at 7.39× and 7.75×, the second breaks first without a region, at 3×. */
  it('names for a region what breaks for that, where something else is the first with nothing lost', () => {
    const [web, vcpu] = barsOf(shop);
    const without: Ceiling['ifSurviving'] = { region: { status: 'red', statusSteps: stepsUpTo(3) } };
    const ceilings = web && vcpu ? [web, { ...vcpu, ifSurviving: without }] : [];
    expect(sentenceAt(8, asked({ ...shop, ceilings }), 'region')).toMatch(
      /^At 8× with a zone or a region lost: 2 of 2 ceilings break, the first is .* at 3× without one region\.$/,
    );
  });

  it('says what is not known without a region, and is not green then', () => {
    const unknown: Ceiling['ifSurviving'] = {
      region: { status: 'grey', statusSteps: [{ upTo: null, status: 'grey' }] },
    };
    const ceilings = barsOf(shop).map((ceiling) => ({ ...ceiling, ifSurviving: unknown }));
    const { bars, sentence } = answerAt(asked({ ...shop, ceilings }), at(1, 'region'));
    expect(new Set(bars)).toEqual(new Set(['grey']));
    expect(sentence.map(({ text }) => text).join('')).toBe(
      'At 1× with a zone or a region lost: none of 6 ceilings breaks; 6 are not known.',
    );
    expect(sentence.map(({ tone }) => tone)).not.toContain('green');
  });

  it('knows the bad day where only the loss is another than planned', () => {
    const [web] = barsOf(shop);
    const az = { status: 'yellow', statusSteps: stepsUpTo(40) } as const;
    const ceilings = web ? [{ ...web, ifSurviving: { az } }] : [];
    expect(answerAt(asked({ ...shop, ceilings }), at(22, 'az')).bars).toEqual(['yellow']);
    expect(answerAt(asked({ ...shop, ceilings }), at(22.1, 'az')).bars).toEqual(['green']);
  });

  it('counts what the report lists, and says so where that is not all', () => {
    expect(sentenceAt(5, asked({ ...shop, ceilingCount: 1200 }))).toContain('of the 8 ceilings listed here');
  });

  it('tells how to learn the fix for traffic that was not judged', () => {
    expect(answerAt(asked(), at(30)).fix).toEqual({
      words: 'Its fix at 30× is told by',
      command: 'iem whatif flash-sale.yaml -i inventory.json.gz --multiplier 30',
    });
    expect(answerAt(growing, at(5)).fix).toBeUndefined();
  });

  it('tells where to learn the fix for a loss that was not judged', () => {
    expect(answerAt(asked(), at(22, 'az')).fix).toEqual({
      words: 'Its fix at 22× is told, with resilience.survive: az in the plan, by',
      command: 'iem whatif flash-sale.yaml -i inventory.json.gz --multiplier 22',
    });
  });

  it('puts no other command into the one that people copy', () => {
    const event = { ...shop.event, id: 'a; reboot' };
    expect(answerAt(asked({ ...shop, event }), at(30)).fix?.command).toMatch(/^iem whatif my-event\.yaml -i/);
  });

  /** One event of ten goes above `high`, half above `likely`, and nine of ten above `low`. */
  it.each([
    [12, '90%'],
    [22, '50%'],
    [35, '10%'],
  ])('tells the odds that more than %d× comes, where the plan knows them', (multiplier, odds) => {
    const event = { ...shop.event, multiplierRange: { low: 12, likely: 22, high: 35 } };
    expect(answerAt(asked({ ...shop, event }), at(multiplier)).odds).toBe(
      `The event needs more than ${multiplier}× with ${odds} probability.`,
    );
    expect(answerAt(asked(), at(multiplier)).odds).toBe('');
  });

  it('is not offered where the need is not known, nor of a report without the steps', () => {
    const event = { ...shop.event, multiplier: null };
    expect(askedOf({ ...shop, event }, barsOf(shop))).toBeNull();
    const ceilings = shop.ceilings.map(({ statusSteps: _, ...ceiling }) => ceiling);
    expect(askedOf({ ...shop, ceilings }, barsOf({ ...shop, ceilings }))).toBeNull();
    const { survive: _, ...earlier } = shop.event;
    expect(askedOf({ ...shop, event: earlier }, barsOf(shop))).toBeNull();
  });
});

describe('what one may ask to survive', () => {
  const az = { status: 'red', statusSteps: stepsUpTo(3) } as const;
  const region = { status: 'red', statusSteps: stepsUpTo(2) } as const;
  it.each<[string, Survival, Ceiling['ifSurviving'], readonly Survival[]]>([
    ['is what makes a difference', 'none', { az, region }, ['none', 'az', 'region']],
    ['is what is planned alone where nothing makes one', 'az', {}, ['az']],
    ['is no region where there is one', 'az', { none: az }, ['none', 'az']],
    ['is no zone where nothing is zonal', 'region', { none: az, az }, ['none', 'region']],
    ['is what is planned, though less is the same', 'az', { region }, ['az', 'region']],
  ])('%s', (_, survive, ifSurviving, expected) => {
    const [web] = barsOf(shop);
    const ceilings = web ? [{ ...web, ifSurviving }] : [];
    const event = { ...shop.event, survive };
    expect(listSurvivals(asked({ ...shop, event, ceilings }))).toEqual(expected);
  });
});

it.each([
  [27.5, 0, 0],
  [27.5, 11, 0.4],
  [27.5, 100, 1],
  [1000, 1, 0],
  [1000, 100, 2 / 3],
  [1000, 0.5, 0],
])('on an axis up to %d, %d is drawn at %d', (end, multiplier, share) =>
  expect(shareOf(createAxis(end), multiplier)).toBeCloseTo(share, 12),
);

/**
 * What the page answers when a reader asks for other traffic, or for another loss, than is planned. Pure, and bundled into the page's script: the
 * browser judges by the very code that the tool has.
 */
import { chanceWithin } from '../../../capacity/odds';
import { failsAbove, outlookIf } from '../../../capacity/status-steps';
import type { Colour } from '../../../model/ceiling';
import type { Survival } from '../../../model/survival';
import {
  composeAnswer,
  composeAnswerWithLoss,
  describeRowCounts,
  describeScore,
  describeVerdict,
  findFirstToBreak,
  formatCapacity,
  formatCount,
  formatNeed,
  formatPercent,
  formatRisk,
  type Phrase,
  VERDICT,
} from '../words';
import type { Axis } from './axis';
import {
  type Case,
  type CaseBasis,
  type CaseCeiling,
  colourIn,
  type JudgedCase,
  judgeCase,
  OTHER,
  type Planned,
} from './case';
import { type GaugeFacts, gaugeOf } from './gauge';

export { formatNeed } from '../figures';
export { shareOf } from './axis';
export type { Case } from './case';

/** A ceiling of which one may ask. Its status at the needed multiplier knows the plan's bad day, which no other has. */
export interface AskedCeiling extends CaseCeiling {
  readonly name: string;
  readonly anchor: string;
  /** Which bar of the chart is its own; absent where none is. */
  readonly bar?: number;
}

/** All that the page's script must know to answer. */
export interface Asked extends Planned {
  /** The first to break first. */
  readonly ceilings: readonly AskedCeiling[];
  /** What the whole event is judged by; absent where the report does not carry all of it. */
  readonly basis?: CaseBasis & {
    /** The anchors of findings that the page lists, by their ids. */
    readonly anchors: Readonly<Record<string, string>>;
  };
  readonly axis: Axis;
  /** Whether the report lists fewer ceilings than there are. */
  readonly isCut: boolean;
  /** What would be done about the first that breaks as planned; absent where nothing has to. */
  readonly fix?: string;
  /** The file of the plan, as far as the report knows. */
  readonly plan: string;
}

/** Part of the answer's sentence. */
interface Part {
  readonly text: string;
  readonly tone?: Colour | 'strong';
  /** The row that it leads to. */
  readonly anchor?: string;
}

interface Answer {
  /** Of each bar of the chart. */
  readonly bars: readonly Colour[];
  readonly sentence: readonly Part[];
  /** How likely more comes than is asked for; empty where the plan does not say how sure it is. */
  readonly odds: string;
  /** What to do about the first that breaks, or how to learn it; absent where nothing breaks or nothing is to be done. */
  readonly fix?: { readonly words: string; readonly command?: string };
  /** The event as a whole, in the words of the page's first lines; absent where it cannot be judged here. */
  readonly event?: EventAnswer;
}

/** What the head of the page and its scorecard say in a case. */
interface EventAnswer {
  readonly verdict: readonly [Colour, string];
  readonly rowCounts: string;
  readonly answer: readonly Phrase[];
  readonly withLoss: readonly Phrase[];
  readonly gauge?: GaugeFacts;
  readonly first?: { readonly label: string; readonly name: string; readonly anchor: string };
  readonly score: string;
  readonly rows: readonly RowAnswer[];
  /** What differs from the plan, as a sentence. */
  readonly asked: string;
}

interface RowAnswer {
  readonly id: string;
  readonly colour: Colour;
  readonly score: string;
  readonly coverage: string;
  readonly because: string;
  /** The reasons that depend on traffic or loss, the worst first. */
  readonly reasons: readonly { readonly title: string; readonly anchor?: string }[];
  /** How many reasons depend on neither. */
  readonly others: number;
}

/** A ceiling in one case: at a multiplier, and with what is to be survived. */
interface JudgedCeiling extends Omit<AskedCeiling, 'breaksAt'> {
  readonly colour: Colour;
  /** Above which multiplier it is red. */
  readonly breaksAt: number;
}

/** The answer in a case. As planned, each ceiling is what the report says. */
export function answerAt(asked: Asked, of: Case): Answer {
  const { multiplier, survive } = of;
  const { range, fix, basis } = asked;
  const judged = asked.ceilings.map(
    (ceiling): JudgedCeiling => ({
      ...ceiling,
      colour: colourIn(ceiling, of, asked),
      breaksAt: failsAbove(outlookIf(ceiling, survive).statusSteps),
    }),
  );
  const [first] = judged.filter(({ colour }) => colour === 'red').sort((a, b) => a.breaksAt - b.breaksAt);
  const bars: Colour[] = [];
  for (const { bar, colour } of judged) if (bar !== undefined) bars[bar] = colour;
  return {
    bars,
    sentence: sentenceOf(judged, first, asked, of),
    odds:
      range === undefined
        ? ''
        : `The event needs more than ${formatNeed(multiplier)} with ${formatRisk(1 - chanceWithin(multiplier, range))} probability.`,
    ...(first !== undefined &&
      (isPlanned(asked, of) ? fix !== undefined && { fix: { words: `Its fix: ${fix}` } } : fixOf(asked, of))),
    ...(basis && { event: describeEvent(judgeCase(asked.ceilings, basis, asked, of), basis, asked, of) }),
  };
}

function describeEvent(
  judged: JudgedCase,
  basis: NonNullable<Asked['basis']>,
  asked: Asked,
  of: Case,
): EventAnswer {
  const { breakingPoint, scorecard } = judged;
  const first = findFirstToBreak({ breakingPoint, ceilings: asked.ceilings });
  const titles = new Map<string, { readonly title: string; readonly anchor?: string }>([
    ...basis.findings.map(({ id, title }) => [id, { title, anchor: basis.anchors[id] }] as const),
    ...asked.ceilings.map(({ id, name, anchor }) => [id, { title: name, anchor }] as const),
  ]);
  return {
    verdict: [VERDICT[judged.verdict].colour, describeVerdict(judged)],
    rowCounts: describeRowCounts(judged),
    answer: composeAnswer(judged),
    withLoss: composeAnswerWithLoss(judged),
    ...(breakingPoint && { gauge: gaugeOf(breakingPoint, of.multiplier) }),
    ...(first && { first: { label: first.label, name: first.ceiling.name, anchor: first.ceiling.anchor } }),
    score: describeScore(scorecard),
    rows: scorecard.rows.map(({ id, colour, score, coverage, because = '', reasons }) => ({
      id,
      colour,
      score: formatPercent(score),
      coverage: formatPercent(coverage),
      because,
      reasons: reasons.flatMap((reason) => titles.get(reason) ?? []),
      others: reasons.filter((reason) => reason === OTHER).length,
    })),
    asked: `This is what you asked: ${formatNeed(of.multiplier)}${of.survive === asked.survive ? '' : `, ${LOST[of.survive]}`}. What is planned is ${formatNeed(asked.needed)}.`,
  };
}

/** Whether nothing else is asked for than the plan says. */
export const isPlanned = ({ needed, survive }: Asked, of: Case): boolean =>
  of.multiplier === needed && of.survive === survive;

/** How to learn the fix in another case than is planned: the report does not have it. */
const fixOf = ({ survive, plan }: Asked, of: Case): Required<Pick<Answer, 'fix'>> => ({
  fix: {
    words: `Its fix at ${formatNeed(of.multiplier)} is told${of.survive === survive ? '' : `, with resilience.survive: ${of.survive} in the plan,`} by`,
    command: `iem whatif ${plan} -i inventory.json.gz --multiplier ${of.multiplier}`,
  },
});

/** What is lost, in the sentence of the answer. */
const LOST: Record<Survival, string> = {
  none: 'with nothing lost',
  az: 'with a zone lost',
  region: 'with a zone or a region lost',
};

/** Where it breaks, and for which loss if it is because of one. */
function breakInWords(ceiling: JudgedCeiling): string {
  const { breaksAt } = ceiling;
  const at = formatCapacity(breaksAt);
  const isWith = (lost: Survival): boolean => failsAbove(outlookIf(ceiling, lost).statusSteps) === breaksAt;
  if (breaksAt === 0) return 'at any traffic';
  if (isWith('none')) return `at ${at}`;
  return `at ${at} without one ${isWith('az') ? 'zone' : 'region'}`;
}

function sentenceOf(
  judged: readonly JudgedCeiling[],
  first: JudgedCeiling | undefined,
  { survive, isCut }: Asked,
  of: Case,
): readonly Part[] {
  const count = (colour: Colour): number => judged.filter((each) => each.colour === colour).length;
  const [red, yellow, grey] = [count('red'), count('yellow'), count('grey')];
  const all = `${isCut ? 'the ' : ''}${formatCount(judged.length, 'ceiling')}${isCut ? ' listed here' : ''}`;
  const are = (number: number): string => `${number.toLocaleString('en-US')} ${number === 1 ? 'is' : 'are'}`;
  return [
    { text: 'At ' },
    { text: formatNeed(of.multiplier), tone: 'strong' },
    { text: of.survive === survive ? ': ' : ` ${LOST[of.survive]}: ` },
    ...(first === undefined
      ? [{ text: `none of ${all} breaks`, tone: grey === 0 ? 'green' : 'strong' } as const]
      : [
          { text: red.toLocaleString('en-US'), tone: 'red' } as const,
          { text: ` of ${all} ${red === 1 ? 'breaks' : 'break'}, the first is ` },
          { text: first.name, anchor: first.anchor },
          { text: ` ${breakInWords(first)}` },
        ]),
    ...(yellow === 0 ? [] : [{ text: '; ' }, { text: `${are(yellow)} tight`, tone: 'yellow' } as const]),
    ...(grey === 0 ? [] : [{ text: '; ' }, { text: `${are(grey)} not known`, tone: 'grey' } as const]),
    { text: '.' },
  ];
}

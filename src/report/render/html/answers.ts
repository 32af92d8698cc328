/**
 * What the page answers when a reader asks for other traffic than is planned. Pure, and bundled into the page's script: the
 * browser judges by the very code that the tool has.
 */
import { chanceWithin } from '../../../capacity/odds';
import { statusAt } from '../../../capacity/status-steps';
import type { Colour, StatusStep } from '../../../model/ceiling';
import type { Report } from '../../../model/report';
import { formatCount, formatNeed, formatRisk } from '../figures';
import type { Axis } from './axis';

export { formatNeed } from '../figures';
export { shareOf } from './axis';

/** A ceiling of which one may ask. */
export interface AskedCeiling {
  readonly name: string;
  readonly anchor: string;
  /** Its status as planned: it knows the plan's bad day too, which a single multiplier has not. */
  readonly status: Colour;
  readonly steps: readonly StatusStep[];
  /** `at 2.8× without one zone` */
  readonly breaks: string;
  /** Which bar of the chart is its own; absent where none is. */
  readonly bar?: number;
}

/** All that the page's script must know to answer. */
export interface Asked {
  /** The first to break first. */
  readonly ceilings: readonly AskedCeiling[];
  readonly needed: number;
  readonly range?: Report['event']['multiplierRange'];
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
}

/** The answer at a multiplier. As planned, each ceiling is what the report says. */
export function answerAt(asked: Asked, multiplier: number): Answer {
  const { ceilings, needed, range, fix, plan, isCut } = asked;
  const isPlanned = multiplier === needed;
  const judged = ceilings.map((ceiling) => ({
    ...ceiling,
    colour: isPlanned ? ceiling.status : statusAt(ceiling.steps, multiplier),
  }));
  const first = judged.find(({ colour }) => colour === 'red');
  const bars: Colour[] = [];
  for (const { bar, colour } of judged) if (bar !== undefined) bars[bar] = colour;
  return {
    bars,
    sentence: sentenceOf(judged, first, { multiplier, isCut }),
    odds:
      range === undefined
        ? ''
        : `The event needs more than ${formatNeed(multiplier)} with ${formatRisk(1 - chanceWithin(multiplier, range))} probability.`,
    ...(first !== undefined && fixOf(isPlanned, fix, { plan, multiplier })),
  };
}

const fixOf = (
  isPlanned: boolean,
  planned: string | undefined,
  { plan, multiplier }: { plan: string; multiplier: number },
): Pick<Answer, 'fix'> => {
  if (isPlanned) return planned === undefined ? {} : { fix: { words: `Its fix: ${planned}` } };
  return {
    fix: {
      words: `Its fix at ${formatNeed(multiplier)} is told by`,
      command: `iem whatif ${plan} -i inventory.json.gz --multiplier ${multiplier}`,
    },
  };
};

function sentenceOf(
  judged: readonly (AskedCeiling & { readonly colour: Colour })[],
  first: AskedCeiling | undefined,
  { multiplier, isCut }: { multiplier: number; isCut: boolean },
): readonly Part[] {
  const count = (colour: Colour): number => judged.filter((each) => each.colour === colour).length;
  const [red, yellow, grey] = [count('red'), count('yellow'), count('grey')];
  const all = `${isCut ? 'the ' : ''}${formatCount(judged.length, 'ceiling')}${isCut ? ' listed here' : ''}`;
  const are = (number: number): string => `${number.toLocaleString('en-US')} ${number === 1 ? 'is' : 'are'}`;
  return [
    { text: 'At ' },
    { text: formatNeed(multiplier), tone: 'strong' },
    { text: ': ' },
    ...(first === undefined
      ? [{ text: `none of ${all} breaks`, tone: grey === 0 ? 'green' : 'strong' } as const]
      : [
          { text: red.toLocaleString('en-US'), tone: 'red' } as const,
          { text: ` of ${all} ${red === 1 ? 'breaks' : 'break'}, the first is ` },
          { text: first.name, anchor: first.anchor },
          { text: ` ${first.breaks}` },
        ]),
    ...(yellow === 0 ? [] : [{ text: '; ' }, { text: `${are(yellow)} tight`, tone: 'yellow' } as const]),
    ...(grey === 0 ? [] : [{ text: '; ' }, { text: `${are(grey)} not known`, tone: 'grey' } as const]),
    { text: '.' },
  ];
}

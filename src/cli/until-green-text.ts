import type { FirstBreak, NextBreak, Remaining, Step, UntilGreenAnswer } from '../app/judging/until-green';
import { shellCommand } from '../lib/shell';
import type { Fix } from '../model/finding';
import { afterwardsOf } from '../report/render/fixes';
import { toAscii, toPlainText } from '../report/render/plain-text';
import { print, wrap } from '../report/render/terminal-lines';
import { formatCapacity } from '../report/render/words';
import type { Environment } from './environment';
import { factLines } from './what-if-text';

type Screen = Pick<Environment, 'unicode' | 'width'>;

/** A line that is read, and may be broken; or one that is copied, and must not be. */
type TextLine = string | { readonly copied: string };

/** Formats what to change until the event holds: each step in a few lines, what breaks next after it, and what remains. */
export function untilGreenText(answer: UntilGreenAnswer, { unicode, width }: Screen): string {
  const { before, after, steps, remaining } = answer;
  const lines: TextLine[] = [
    ...factLines(before, after, unicode ? '→' : '->'),
    '',
    summary(steps.length, remaining),
    ...steps.flatMap((step, index) => stepLines(step, `${index + 1}. `)),
    ...(remaining.length === 0 ? [] : ['', 'What remains:', ...remainingLines(remaining)]),
  ];
  return lines
    .map((line) =>
      typeof line === 'string'
        ? print(wrap([shown(line, unicode)], width, indentOf(line)), width, false, unicode ? '…' : '...')
        : `${toPlainText(line.copied)}\n`,
    )
    .join('');
}

const shown = (line: string, unicode: boolean): string =>
  unicode ? toPlainText(line) : toAscii(toPlainText(line));

/** What follows a break stands below the text of its line. */
const indentOf = (line: string): string =>
  /^(?: *(?:\d+\. |- )?)/.exec(line)?.[0].replaceAll(/\S/g, ' ') ?? '';

function summary(steps: number, remaining: readonly Remaining[]): string {
  const changes = steps === 1 ? 'this change' : `these ${steps} changes, in the order in which to begin them`;
  if (remaining.length > 0)
    return steps === 0 ? withoutSteps(remaining) : `As far as changes go, make ${changes}:`;
  return steps === 0
    ? 'The event holds as things are: there is nothing to change.'
    : `The event holds with ${changes}:`;
}

const withoutSteps = (remaining: readonly Remaining[]): string =>
  remaining.some(({ status }) => status === 'red')
    ? 'No change of what-if helps.'
    : 'Nothing that could be judged is too small, but some of it could not be judged.';

const stepLines = (
  { change, title, account, region, fix, breaksNext }: Step,
  number: string,
): readonly TextLine[] => {
  const indent = ' '.repeat(number.length);
  return [
    '',
    `${number}${fix.by === undefined ? '' : `By ${fix.by}: `}${title} (${account}/${region})`,
    ...fixLines(fix, indent),
    `${indent}In what-if:`,
    { copied: `${indent}${shellCommand(['--set', change])}` },
    ...nextLines(breaksNext).map((line) => `${indent}${line}`),
  ];
};

/** What to do, and how it is put back after the event, each with its command. */
const fixLines = (fix: Fix, indent: string): readonly TextLine[] => [
  `${indent}${fix.action}`,
  ...commandLines(fix.command, indent),
  ...afterwardsOf(fix).map((sentence) => `${indent}${sentence}`),
  ...commandLines(fix.reversal?.command, indent),
];

const commandLines = (command: string | undefined, indent: string): readonly TextLine[] =>
  command?.split('\n').map((line) => ({ copied: `${indent}${line}` })) ?? [];

/** More lines than fit on a screen would hide the answer; the document has all. */
const MOST_REMAINING = 20;

const remainingLines = (remaining: readonly Remaining[]): readonly string[] => [
  ...remaining
    .slice(0, MOST_REMAINING)
    .flatMap(({ status, title, account, region, because, fix }) => [
      `- ${status}: ${title} (${account}/${region})`,
      `  ${because}`,
      ...(status === 'red' && fix ? [`  ${fix.action}`] : []),
    ]),
  ...(remaining.length > MOST_REMAINING ? [`and ${remaining.length - MOST_REMAINING} more`] : []),
];

/** Says what breaks first, and what else does with a zone or a region lost, where the event must survive that. */
function nextLines(next: NextBreak | null): readonly string[] {
  if (next === null) return ['What breaks then is not known.'];
  const { withoutOneZone: zone, withoutOneRegion: region } = next;
  const isEarlier = (lost: FirstBreak | undefined): lost is FirstBreak =>
    lost !== undefined && lost.multiplier < next.multiplier;
  return [
    `Then it breaks at ${inWords(next)}`,
    ...(isEarlier(zone) ? [`Without one zone at ${inWords(zone)}`] : []),
    ...(isEarlier(region) ? [`Without one region at ${inWords(region)}`] : []),
  ];
}

const inWords = ({ multiplier, title }: FirstBreak): string => `${formatCapacity(multiplier)}: ${title}`;

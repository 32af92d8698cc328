import type { NextBreak, Remaining, Step, UntilGreenAnswer } from '../app/judging/until-green';
import type { Fix } from '../model/finding';
import { afterwardsOf } from '../report/render/fixes';
import { toAscii, toPlainText } from '../report/render/plain-text';
import { print, wrap } from '../report/render/terminal-lines';
import { describeVerdict, formatCapacity, formatNeed } from '../report/render/words';
import type { Environment } from './environment';

type Screen = Pick<Environment, 'unicode' | 'width'>;

/** A line that is read, and may be broken; or one that is copied, and must not be. */
type TextLine = string | { readonly copied: string };

/** Formats what to change until the event holds: each step in a few lines, what breaks next after it, and what remains. */
export function untilGreenText(answer: UntilGreenAnswer, { unicode, width }: Screen): string {
  const { before, after, breaksFirst, steps, remaining } = answer;
  const { multiplier, multiplierRange: range } = before.event;
  const needed = multiplier === null ? 'unknown' : formatNeed(multiplier);
  const arrow = unicode ? '→' : '->';
  const lines: TextLine[] = [
    `Needed      ${needed}${range ? `, and ${formatNeed(range.high)} on a bad day` : ''}`,
    `Breaks at   ${inWords(breaksFirst)}`,
    `Verdict     ${describeVerdict(before)}${steps.length > 0 ? ` ${arrow} ${describeVerdict(after)}` : ''}`,
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
    return steps === 0 ? 'No change of what-if helps.' : `As far as changes go, make ${changes}:`;
  return steps === 0
    ? 'The event holds as things are: there is nothing to change.'
    : `The event holds with ${changes}:`;
}

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
    { copied: `${indent}--set ${change}` },
    `${indent}Then it breaks at ${inWords(breaksNext)}`,
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

const inWords = (next: NextBreak | null): string =>
  next === null ? 'unknown' : `${formatCapacity(next.multiplier)}: ${next.title}`;

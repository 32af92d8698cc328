/** What `iem actions` shows. It is loaded only when the command is given. */
import type { ActionOutcome, ActionToday } from '../app/actions/apply-actions';
import type { ActionState, PlannedAction } from '../model/action';
import type { Colour } from '../model/ceiling';
import { toPlainText } from '../report/render/plain-text';
import { type Line, print, type Span, wrap } from '../report/render/terminal-lines';
import { formatCount, SIGN } from '../report/render/words';
import type { Environment } from './environment';

type Screen = Pick<Environment, 'colour' | 'unicode' | 'width'>;

const COLOUR_OF_STATE: Readonly<Record<ActionState, Colour>> = {
  ready: 'yellow',
  queued: 'grey',
  waiting: 'grey',
  requested: 'grey',
  done: 'green',
  blocked: 'red',
};

/** Shows what would be done, by account and region, in its order, with why, and what to know of AWS. */
export function planText(
  event: string,
  run: { readonly id: string; readonly asOf: string },
  actions: readonly PlannedAction[],
  screen: Screen,
): string {
  const ready = actions.filter(({ state }) => state === 'ready').length;
  const title = `${formatCount(actions.length, 'action')} of ${event} by the run of ${run.asOf}, ${ready} ready to be applied`;
  return show(
    [
      ...wrap([['bold', title]], screen.width),
      ...byPlace(actions, (action) => linesOfPlanned(action, screen)),
    ],
    screen,
  );
}

function linesOfPlanned(action: PlannedAction, screen: Screen): Line[] {
  const { title, state, because, by, notBefore, why, call, notes, id } = action;
  const facts = [
    state,
    ...(by === undefined ? [] : [`by ${by}`]),
    ...(notBefore === undefined ? [] : [`not before ${notBefore}`]),
  ];
  return [
    ...signed(COLOUR_OF_STATE[state], title, screen),
    ...indented([facts.join(', ')], screen),
    ...indented(because === undefined ? [] : [because], screen),
    ...indented(
      why.map((one) => `For ${one.title} (${one.id})`),
      screen,
    ),
    ...(call === null ? [] : [whole(`${call.action} ${shortJson(call.input)}`)]),
    ...indented(notes, screen),
    whole(id),
  ];
}

/** Shows one action before it is confirmed: where it is done, what it does, and how it is at AWS today. */
export const readyText = (
  { account, region, title }: PlannedAction,
  today: string,
  screen: Pick<Environment, 'width'>,
): string =>
  print(
    [
      ...wrap([toPlainText(`${account} ${region}: ${title}`)], screen.width, '  '),
      ...wrap(['  ', toPlainText(`Today: ${today}`)], screen.width, '  '),
    ],
    Number.POSITIVE_INFINITY,
    false,
    '...',
  );

/** Longer texts of a call, such as that of a case, are cut: the format json has all. */
const MOST_OF_TEXT = 100;

const shortJson = (input: object): string =>
  JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'string' && value.length > MOST_OF_TEXT ? `${value.slice(0, MOST_OF_TEXT)}…` : value,
  );

const COLOUR_OF_RESULT: Readonly<Record<ActionOutcome['result'], Colour>> = {
  applied: 'green',
  there: 'green',
  rehearsed: 'green',
  refused: 'yellow',
  failed: 'red',
};

const WORD_OF_RESULT: Readonly<Record<ActionOutcome['result'], string>> = {
  applied: 'applied',
  there: 'nothing to do',
  rehearsed: 'would be applied',
  refused: 'not applied',
  failed: 'failed',
};

/** Shows what became of actions, with the ids that AWS gave them. */
export const outcomesText = (outcomes: readonly ActionOutcome[], screen: Screen): string =>
  show(
    byPlace(
      outcomes.map((outcome) => ({ ...outcome, ...outcome.action })),
      ({ title, result, awsId, says }) => [
        ...signed(COLOUR_OF_RESULT[result], title, screen),
        ...indented(
          [`${WORD_OF_RESULT[result]}${awsId === null ? '' : `, AWS calls it ${awsId}`}`, says],
          screen,
        ),
      ],
    ),
    screen,
  );

/** Shows what was done, by whom, and how it is at AWS today. */
export function recordsText(event: string, actions: readonly ActionToday[], screen: Screen): string {
  const title: Line = [['bold', `${formatCount(actions.length, 'action')} of ${event} were applied`]];
  const shown = actions.map((one) => ({ ...one, ...one.record }));
  return show([title, ...byPlace(shown, (one) => linesOfRecord(one, screen))], screen);
}

const COLOUR_OF_RECORD = { started: 'yellow', done: 'green', failed: 'red' } as const;

function linesOfRecord({ record, today }: ActionToday, screen: Screen): Line[] {
  const { title, state, at, by, done, failure, id } = record;
  const ids = done?.awsId ? [`AWS calls it ${done.awsId}`] : [];
  return [
    ...signed(COLOUR_OF_RECORD[state], title, screen),
    ...indented([[`${state} on ${at} by ${by}`, ...ids].join(', ')], screen),
    ...indented(failure === undefined ? [] : [`${failure.message} (${failure.code})`], screen),
    ...indented(today === null ? [] : [`Today: ${today}`], screen),
    whole(id),
  ];
}

/** A heading for each account and region, in the order in which they come first. */
function byPlace<T extends { readonly account: string; readonly region: string }>(
  items: readonly T[],
  linesOf: (item: T) => Line[],
): Line[] {
  const places = new Map<string, T[]>();
  for (const item of items) {
    const place = `${item.account} ${item.region}`;
    places.set(place, [...(places.get(place) ?? []), item]);
  }
  return [...places].flatMap(([place, ofPlace]): Line[] => [
    [['bold', toPlainText(place)]],
    ...ofPlace.flatMap(linesOf),
  ]);
}

const signed = (colour: Colour, text: string, { unicode, width }: Screen): Line[] =>
  wrap([[colour, SIGN[colour][unicode ? 'unicode' : 'ascii']], ` ${toPlainText(text)}`], width, '  ');

const indented = (texts: readonly string[], { width }: Screen): Line[] =>
  texts.flatMap((text) => wrap(['  ', ['dim', toPlainText(text)] satisfies Span], width, '  '));

/** What people copy, in one line however long it is. */
const whole = (text: string): Line => ['  ', ['dim', toPlainText(text)]];

const show = (lines: readonly Line[], { colour, unicode }: Screen): string =>
  print(lines, Number.POSITIVE_INFINITY, colour, unicode ? '…' : '...');

import { PHASES } from '../model/workbook';
import { toPlainText } from '../report/render/plain-text';
import { type Line, print, wrap } from '../report/render/terminal-lines';
import { SIGN } from '../report/render/words';
import { COLOUR_OF_STATE, type Step, WORD_OF_STATE } from '../workbook/steps';
import type { Environment } from './environment';

/** Shows steps under their phases: how far each is, when it is due, who does it, and what shows it. */
export function stepsText(
  steps: readonly Step[],
  { colour, unicode, width }: Pick<Environment, 'colour' | 'unicode' | 'width'>,
): string {
  const lines = PHASES.flatMap((phase): Line[] => {
    const ofPhase = steps.filter((one) => one.phase === phase);
    return ofPhase.length === 0
      ? []
      : [[['bold', phase]], ...ofPhase.flatMap((step) => linesOf(step, width, unicode))];
  });
  return print(lines, width, colour, unicode ? '…' : '...');
}

function linesOf(
  { step, title, due, doneOn, owner, state, evidence, remarks }: Step,
  width: number,
  unicode: boolean,
): Line[] {
  const stateColour = COLOUR_OF_STATE[state];
  const facts = [
    state === 'done' && doneOn !== null ? `done on ${doneOn}` : `${WORD_OF_STATE[state]}, due ${due}`,
    owner === null ? 'no owner' : toPlainText(owner),
  ];
  const notes = [evidence, remarks].flatMap((note) => (note === null ? [] : [toPlainText(note)]));
  const sign = SIGN[stateColour][unicode ? 'unicode' : 'ascii'];
  return [
    ...wrap([[stateColour, sign], ` ${String(step).padStart(2)} ${title}`], width, '     '),
    ...[facts.join(', '), ...notes].flatMap((text) => wrap(['     ', ['dim', text]], width, '     ')),
  ];
}

/** The controls by which a reader asks for other traffic, or for another loss, than is planned; hidden until the page's script runs. */
import { failsAbove, outlookIf, tellsOutlook } from '../../../capacity/status-steps';
import type { Ceiling } from '../../../model/ceiling';
import type { Report } from '../../../model/report';
import { SURVIVALS, type Survival } from '../../../model/survival';
import { countOf, formatName, formatNeed } from '../words';
import { ceilingAnchor } from './anchors';
import type { Asked } from './answers';
import { axisOf } from './chart';
import { packData } from './island';

/** What may stand in a command that people copy: a report from elsewhere may call its event anything. */
const FILE_NAME = /^\w[\w.-]*$/;

/**
 * What may be asked of a report; null where its need is not known, or a ceiling does not tell what it would be in another
 * case, as in reports of earlier versions.
 */
export function askedOf({ ceilings, ceilingCount, event }: Report, bars: readonly Ceiling[]): Asked | null {
  const { id, multiplier: needed, multiplierRange: range, survive } = event;
  const telling = ceilings.filter(tellsOutlook);
  if (needed === null || survive === undefined) return null;
  if (telling.length < ceilings.length || bars.length === 0) return null;
  const byBreak = telling.toSorted((a, b) => compare(failsAbove(a.statusSteps), failsAbove(b.statusSteps)));
  const fix = byBreak.find(({ status }) => status === 'red')?.fix?.action;
  return {
    ceilings: byBreak.map((ceiling) => {
      const bar = bars.indexOf(ceiling);
      return {
        name: formatName(ceiling),
        anchor: ceilingAnchor(ceiling.id),
        status: ceiling.status,
        statusSteps: ceiling.statusSteps,
        ifSurviving: ceiling.ifSurviving,
        ...(bar >= 0 && { bar }),
      };
    }),
    needed,
    survive,
    ...(range && { range }),
    axis: axisOf(bars, event),
    ...(fix !== undefined && { fix }),
    isCut: countOf(ceilings, ceilingCount) > ceilings.length,
    plan: FILE_NAME.test(id) ? `${id}.yaml` : 'my-event.yaml',
  };
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** What one may ask to survive: what is planned, and whatever else makes a difference to a ceiling. */
export function listSurvivals({ ceilings, survive }: Asked): readonly Survival[] {
  const answers = SURVIVALS.map((one) => JSON.stringify(ceilings.map((ceiling) => outlookIf(ceiling, one))));
  const planned = answers[SURVIVALS.indexOf(survive)];
  return SURVIVALS.filter(
    (one, i) => one === survive || (answers[i] !== planned && answers.indexOf(answers[i] ?? '') === i),
  );
}

const CHOICES: Record<Survival, string> = {
  none: 'Nothing is lost',
  az: 'A zone is lost',
  region: 'A zone or a region is lost',
};

/** Above this a step of a tenth would be too fine. */
const WHOLE_ABOVE = 100;

/** Asks for another multiplier and another loss, with controls that only work with scripts. */
export function Question({ asked }: { asked: Asked }) {
  const { needed, range, axis } = asked;
  const survivals = listSurvivals(asked);
  const step = axis.end > WHOLE_ABOVE ? 1 : 0.1;
  const [least, most] = [Math.min(1, needed), Math.max(needed, axis.end)];
  return (
    <form class="question controls" hidden>
      <label class="dial">
        <span>What if the traffic is another? In multiples of normal</span>
        <input type="range" min={least} max={most} step={step} value={needed} list="multipliers" />
      </label>
      <datalist id="multipliers">
        {[...new Set(range ? [range.low, range.likely, range.high] : [needed])].map((multiplier) => (
          <option value={multiplier} label={formatNeed(multiplier)} />
        ))}
      </datalist>
      <label class="number">
        <span class="sr">The same as a number</span>
        <input type="number" min={0} step="any" value={needed} inputmode="decimal" />
        <span aria-hidden="true">×</span>
      </label>
      <button type="reset">as planned ({formatNeed(needed)})</button>
      {survivals.length > 1 && (
        <fieldset>
          <legend>What is lost at the peak?</legend>
          {survivals.map((one) => (
            <label>
              <input type="radio" name="survive" value={one} checked={one === asked.survive} />
              {CHOICES[one]}
              {one === asked.survive && ' (as planned)'}
            </label>
          ))}
        </fieldset>
      )}
      <output class="said" />
      <p class="odds quiet" />
      <div class="fix quiet" />
      <script
        type="application/octet-stream"
        // Base64, which no data can leave.
        dangerouslySetInnerHTML={{ __html: packData(asked) }}
      />
    </form>
  );
}

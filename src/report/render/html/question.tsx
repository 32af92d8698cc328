/** The control by which a reader asks for other traffic than is planned; hidden until the page's script runs. */
import { failsAbove } from '../../../capacity/status-steps';
import type { Ceiling, StatusStep } from '../../../model/ceiling';
import type { Report } from '../../../model/report';
import { countOf, formatCapacity, formatName, formatNeed } from '../words';
import { ceilingAnchor } from './anchors';
import type { Asked } from './answers';
import { axisOf } from './chart';
import { packData } from './island';

/** How near two figures are that are the same: those of a report have six significant digits. */
const SAME = 1e-5;

/** What may stand in a command that people copy: a report from elsewhere may call its event anything. */
const FILE_NAME = /^\w[\w.-]*$/;

type SteppedCeiling = Ceiling & { readonly statusSteps: readonly StatusStep[] };

const isStepped = (ceiling: Ceiling): ceiling is SteppedCeiling => ceiling.statusSteps !== undefined;

/**
 * What may be asked of a report; null where its need is not known, or a ceiling does not tell what it would be at another
 * multiplier, as in reports of earlier versions.
 */
export function askedOf({ ceilings, ceilingCount, event }: Report, bars: readonly Ceiling[]): Asked | null {
  const { id, multiplier: needed, multiplierRange: range } = event;
  const stepped = ceilings.filter(isStepped);
  if (needed === null || stepped.length < ceilings.length || bars.length === 0) return null;
  const byBreak = stepped.toSorted((a, b) => compare(failsAbove(a.statusSteps), failsAbove(b.statusSteps)));
  const fix = byBreak.find(({ status }) => status === 'red')?.fix?.action;
  return {
    ceilings: byBreak.map((ceiling) => {
      const bar = bars.indexOf(ceiling);
      return {
        name: formatName(ceiling),
        anchor: ceilingAnchor(ceiling.id),
        status: ceiling.status,
        steps: ceiling.statusSteps,
        breaks: breakInWords(ceiling),
        ...(bar >= 0 && { bar }),
      };
    }),
    needed,
    ...(range && { range }),
    axis: axisOf(bars, event),
    ...(fix !== undefined && { fix }),
    isCut: countOf(ceilings, ceilingCount) > ceilings.length,
    plan: FILE_NAME.test(id) ? `${id}.yaml` : 'my-event.yaml',
  };
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where it breaks with what the event must survive, and for which of it. */
function breakInWords(ceiling: SteppedCeiling): string {
  const at = failsAbove(ceiling.statusSteps);
  const { breaksAt, breaksAtWithoutZone, breaksAtWithoutRegion } = ceiling;
  const is = (other: number | null | undefined): boolean =>
    other != null && Math.abs(at - other) <= SAME * Math.max(at, other);
  if (at === 0) return 'at any traffic';
  if (is(breaksAt)) return `at ${formatCapacity(at)}`;
  if (is(breaksAtWithoutZone)) return `at ${formatCapacity(at)} without one zone`;
  return `at ${formatCapacity(at)}${is(breaksAtWithoutRegion) ? ' without one region' : ''}`;
}

/** Above this a step of a tenth would be too fine. */
const WHOLE_ABOVE = 100;

/** Asks for another multiplier, with a slider that only works with scripts. */
export function Question({ asked }: { asked: Asked }) {
  const { needed, range, axis } = asked;
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

/** The controls by which a reader asks for other traffic, or for another loss, than is planned; hidden until the page's script runs. */
import { failsAbove, outlookIf, tellsOutlook } from '../../../capacity/status-steps';
import type { Ceiling } from '../../../model/ceiling';
import type { Report, ReportOutlook } from '../../../model/report';
import { SURVIVALS, type Survival } from '../../../model/survival';
import { isMachineEvidence } from '../../../score/evidence';
import { isCritical, SCORECARD } from '../../../score/rows';
import { countOf, formatName, formatNeed } from '../words';
import { ceilingAnchor, findingAnchor } from './anchors';
import type { Asked } from './answers';
import { type CaseBasis, type CaseCeiling, judgeCase } from './case';
import { axisOf } from './chart';
import { packData } from './island';

/** What may stand in a command that people copy: a report from elsewhere may call its event anything. */
const FILE_NAME = /^\w[\w.-]*$/;

/**
 * What may be asked of a report; null where its need is not known, or a ceiling does not tell what it would be in another
 * case, as in reports of earlier versions.
 */
export function askedOf(report: Report, bars: readonly Ceiling[]): Asked | null {
  const { ceilings, ceilingCount, event, outlook } = report;
  const { id, multiplier: needed, multiplierRange: range, survive } = event;
  const telling = ceilings.filter(tellsOutlook);
  if (needed === null || survive === undefined) return null;
  if (telling.length < ceilings.length || bars.length === 0) return null;
  const byBreak = telling.toSorted((a, b) => compare(failsAbove(a.statusSteps), failsAbove(b.statusSteps)));
  const fix = byBreak.find(({ status }) => status === 'red')?.fix?.action;
  const waived = new Set(outlook?.waived);
  const asked: Asked = {
    ceilings: byBreak.map((ceiling) => {
      const bar = bars.indexOf(ceiling);
      return {
        ...pickTold(ceiling),
        name: formatName(ceiling),
        anchor: ceilingAnchor(ceiling.id),
        waived: waived.has(ceiling.id),
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
  const basis = outlook && basisOf(report, outlook);
  return basis && isToldAlike({ ...asked, basis }, report) ? { ...asked, basis } : asked;
}

/** The fields of a ceiling by which it is judged in another case. */
const pickTold = ({
  id,
  family,
  account,
  region,
  grows,
  status,
  statusSteps,
  ifSurviving,
  breaksAt,
  breaksAtWithoutZone,
  breaksAtWithoutRegion,
  mayBreakAt,
  mayBreakAtWithoutZone,
  atPeakWithoutZone,
  byDay,
}: Omit<CaseCeiling, 'waived'>): Omit<CaseCeiling, 'waived'> => ({
  ...{ id, family, account, region, grows, status, statusSteps, ifSurviving },
  ...{ breaksAt, breaksAtWithoutZone, atPeakWithoutZone },
  ...(breaksAtWithoutRegion !== undefined && { breaksAtWithoutRegion }),
  ...(mayBreakAt !== undefined && { mayBreakAt }),
  ...(mayBreakAtWithoutZone !== undefined && { mayBreakAtWithoutZone }),
  ...(byDay && { byDay: { days: byDay.days } }),
});

/** What the whole event is judged by, of what the report and this version of the scorecard say. */
function basisOf({ findings, findingCounts }: Report, outlook: ReportOutlook): NonNullable<Asked['basis']> {
  const known = new Set(findingCounts.map(({ check }) => check));
  const rows = SCORECARD.map(({ id, title, weight, items }) => ({
    ...{ id, title, weight },
    items: items
      .filter(({ check }) => known.has(check))
      .map(({ check, weight: own }) => ({ check, weight: own })),
  }));
  const checks = rows.flatMap(({ items }) => items.map(({ check }) => check));
  const waived = new Set(outlook.waived);
  const listed = findings.flatMap(({ statusSteps, ...finding }) =>
    statusSteps === undefined ? [] : [{ ...finding, statusSteps }],
  );
  const moving = [...listed, ...outlook.findings];
  return {
    rows,
    critical: checks.filter(isCritical),
    machine: checks.filter(isMachineEvidence),
    findings: moving.map(({ id, check, account, region, resource, status, title, statusSteps }) => ({
      ...{ id, check, account, region, status, title: formatName({ title, resource }), statusSteps },
      waived: waived.has(id),
    })),
    anchors: Object.fromEntries(listed.map(({ id }) => [id, findingAnchor(id)])),
    others: outlook.others,
    acceptedOthers: outlook.acceptedOthers,
    ...(outlook.takeovers && { takeovers: outlook.takeovers }),
  };
}

/** Whether the page's own judgement of what is planned is that of the report: of one of another version it may not be. */
function isToldAlike(asked: Asked & { readonly basis: CaseBasis }, report: Report): boolean {
  const { needed: multiplier, survive, ceilings, basis } = asked;
  // What a region takes over, where that is not known, hides where a ceiling would break for a zone alone.
  if (ceilings.some(hidesWhereItBreaks)) return false;
  const judged = judgeCase(ceilings, basis, asked, { multiplier, survive });
  const told = ({
    verdict,
    scorecard,
    breakingPoint,
  }: Pick<Report, 'verdict' | 'scorecard' | 'breakingPoint'>) =>
    JSON.stringify([
      verdict,
      [breakingPoint?.multiplier, breakingPoint?.withoutOneZone, breakingPoint?.withoutOneRegion],
      [breakingPoint?.judged, breakingPoint?.unknown, breakingPoint?.odds],
      scorecard.rows.map(({ colour, score, coverage }) => [colour, score?.toFixed(6), coverage.toFixed(6)]),
    ]);
  return told(judged) === told(report);
}

const hidesWhereItBreaks = ({ grows, breaksAt, mayBreakAt, ifSurviving }: CaseCeiling): boolean =>
  grows &&
  breaksAt === null &&
  mayBreakAt === undefined &&
  Object.values(ifSurviving).some((other) => other?.status !== 'grey');

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

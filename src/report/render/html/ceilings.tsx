import type { Report } from '../../../model/report';
import { countOf, formatCapacity, formatCount, formatName, formatNeed } from '../words';
import { drawCeilings, plotWidth } from './chart';
import { askedOf, Question } from './question';
import { ceilingsTable } from './rows';
import { Table } from './table';

/** The most bars of the chart, which shows the lowest ceilings. The table shows all ceilings of the report. */
const MAX_BARS = 12;
/** The widths for which charts are drawn, because text does not scale. The style sheet shows the one that fits. */
export const WIDE = 1000;
/** The same for a phone. */
export const NARROW = 340;

/** Shows at which multiple of normal traffic each ceiling is reached: a chart, and a table of the same. */
export function Ceilings({ report }: { report: Report }) {
  const { ceilings, ceilingCount, event } = report;
  const rest = countOf(ceilings, ceilingCount) - ceilings.length;
  const bars = ceilings.filter(({ breaksAt }) => breaksAt !== null).slice(0, MAX_BARS);
  const asked = askedOf(report, bars);
  return (
    <section aria-labelledby="what-breaks">
      <h2 id="what-breaks">What breaks, and when</h2>
      {bars.length === 0 ? (
        <p class="quiet">No ceiling that grows with traffic could be judged.</p>
      ) : (
        <figure>
          <figcaption class="quiet">
            The traffic each ceiling carries, in multiples of normal
            {event.multiplier !== null && (
              <>; the line marks the {formatNeed(event.multiplier)} that are needed</>
            )}
            {event.multiplierRange && (
              <>, the dashed one the {formatNeed(event.multiplierRange.high)} of a bad day</>
            )}
            . A short upright mark is what remains without one Availability Zone.
          </figcaption>
          <p class="sr">
            {bars.map((ceiling) => `${formatName(ceiling)}: ${formatCapacity(ceiling.breaksAt ?? 0)}. `)}
          </p>
          {asked && <Question asked={asked} />}
          <Chart class="wide" plot={plotWidth(WIDE)} svg={drawCeilings(bars, event, WIDE)} />
          <Chart class="narrow" plot={plotWidth(NARROW)} svg={drawCeilings(bars, event, NARROW)} />
        </figure>
      )}
      {ceilings.length > 0 && <Table table={ceilingsTable(ceilings)} />}
      {rest > 0 && <p class="quiet">And {formatCount(rest, 'ceiling')} more, none of them worse.</p>}
    </section>
  );
}

const Chart = ({ class: name, plot, svg }: { class: string; plot: number; svg: string }) => (
  <div
    class={`chart ${name}`}
    data-plot={plot}
    // The SVG renderer escapes every text.
    dangerouslySetInnerHTML={{ __html: svg }}
  />
);

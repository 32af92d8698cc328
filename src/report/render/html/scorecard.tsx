import type { Report, ScorecardRow } from '../../../model/report';
import { targetName } from '../../../model/target';
import {
  countOf,
  describeScore,
  findingColour,
  findingWord,
  formatName,
  formatPercent,
  HEADINGS,
  placeOf,
} from '../words';
import type { LinkOf } from './anchors';
import { Status } from './table';

/** The most reasons to which a row unfolds. The tables below have the others. */
const MAX_REASONS = 12;

/** Shows the rows of the scorecard with their colours, scores and reasons. */
export function Scorecard({ report, linkOf }: { report: Report; linkOf: LinkOf }) {
  const { rows, score, coverage } = report.scorecard;
  return (
    <section aria-labelledby="scorecard">
      <h2 id="scorecard">Event readiness scorecard</h2>
      <p class="quiet score">{describeScore({ score, coverage })}</p>
      <div class="headings">
        {HEADINGS.map((heading) => (
          <section>
            <h3>{heading.title}</h3>
            {rows
              .filter(({ id }) => heading.rows.includes(id))
              .map((row) => (
                <ScoreRow row={row} report={report} linkOf={linkOf} />
              ))}
          </section>
        ))}
      </div>
    </section>
  );
}

function ScoreRow({ row, report, linkOf }: { row: ScorecardRow; report: Report; linkOf: LinkOf }) {
  const shown = row.reasons.slice(0, MAX_REASONS).flatMap((id) => reasonOf(report, id) ?? []);
  const [first] = shown;
  const count = countOf(row.reasons, row.reasonCount);
  const rest = count - shown.length;
  const summary = (
    <>
      <Status colour={row.colour} word={row.colour} />
      <span class="name">
        {row.title}
        {first && (
          <span class="sub">
            {first.title}
            {count > 1 && `, and ${count - 1} more`}
          </span>
        )}
        {row.because && <span class="sub">{row.because}</span>}
      </span>
      <span class="num">
        {formatPercent(row.score)} <span class="sub">{formatPercent(row.coverage)} judged</span>
      </span>
    </>
  );
  if (first === undefined)
    return (
      <div class="row" data-row={row.id} data-title={row.title}>
        {summary}
      </div>
    );
  return (
    <details class="row" data-row={row.id} data-title={row.title}>
      <summary>{summary}</summary>
      <ul>
        {shown.map(({ id, colour, word, title, where }) => (
          <li>
            <Status colour={colour} word={word} /> <a href={linkOf(id)}>{title}</a>{' '}
            <span class="quiet">{where}</span>
          </li>
        ))}
        {rest > 0 && <li class="quiet">and {rest} more below</li>}
      </ul>
    </details>
  );
}

/** Finds the ceiling or finding of a reason, which is its id. */
function reasonOf({ ceilings, findings }: Report, id: string) {
  const ceiling = ceilings.find((candidate) => candidate.id === id);
  if (ceiling) {
    return {
      id,
      colour: ceiling.status,
      word: ceiling.status,
      title: formatName(ceiling),
      where: targetName(ceiling),
    };
  }
  const finding = findings.find((candidate) => candidate.id === id);
  if (finding === undefined) return undefined;
  return {
    id,
    colour: findingColour(finding),
    word: findingWord(finding),
    title: finding.title,
    where: placeOf(finding),
  };
}

import type { Report, ScorecardRow } from '../../../model/report';
import { targetName } from '../../../model/target';
import { countOf, findingColour, findingWord, HEADINGS, named, percent, placeOf } from '../words';
import type { LinkOf } from './anchors';
import { Status } from './table';

/** Reasons that one row unfolds to; the tables below have the rest. */
const MAX_REASONS = 12;

export function Scorecard({ report, linkOf }: { report: Report; linkOf: LinkOf }) {
  const { rows, score, coverage } = report.scorecard;
  return (
    <section aria-labelledby="scorecard">
      <h2 id="scorecard">Event readiness scorecard</h2>
      <p class="quiet">
        {score === null
          ? 'Nothing could be scored.'
          : `Score ${percent(score)}, a lower bound: what could not be judged earns nothing.`}{' '}
        {percent(coverage)} was judged.
      </p>
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
        {percent(row.score)} <span class="sub">{percent(row.coverage)} judged</span>
      </span>
    </>
  );
  if (first === undefined) return <div class="row">{summary}</div>;
  return (
    <details class="row">
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

/** A reason is the id of a ceiling or of a finding. */
function reasonOf({ ceilings, findings }: Report, id: string) {
  const ceiling = ceilings.find((candidate) => candidate.id === id);
  if (ceiling) {
    return {
      id,
      colour: ceiling.status,
      word: ceiling.status,
      title: named(ceiling),
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

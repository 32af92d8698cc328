import type { Ceiling } from '../../../model/ceiling';
import type { Report } from '../../../model/report';
import { targetName } from '../../../model/target';
import { afterwardsOf } from '../fixes';
import {
  composeAnswer,
  composeAnswerWithLoss,
  describeRowCounts,
  describeVerdict,
  findFirstToBreak,
  formatEventWindow,
  formatName,
  formatQuantity,
  formatTime,
  type Phrase,
  reserveOf,
  VERDICT,
} from '../words';
import type { LinkOf } from './anchors';
import { Commands } from './command';
import { type GaugeFacts, gaugeOf } from './gauge';
import { Status } from './table';

/** The one question and its answer, which a reader sees first. */
export function Answer({ report, linkOf }: { report: Report; linkOf: LinkOf }) {
  const { event, run, breakingPoint, verdict, caveats = [] } = report;
  const first = findFirstToBreak(report);
  const { colour } = VERDICT[verdict];
  return (
    <header class="answer">
      <p class="event">
        <strong>{event.name}</strong> <span>{event.customer}</span> <span>{formatEventWindow(event)}</span>{' '}
        <span>
          As of <time dateTime={run.asOf}>{formatTime(run.asOf)}</time>
        </span>
      </p>
      <p class="verdict">
        <Status colour={colour} word={describeVerdict(report)} />
        <span class="quiet">{describeRowCounts(report)}</span>
      </p>
      {caveats.map((caveat) => (
        <p class="caveat">
          <Status colour="yellow" word="before you read on" /> {caveat}
        </p>
      ))}
      <h1>{phrases(composeAnswer(report))}</h1>
      <p class="zone-answer">{phrases(composeAnswerWithLoss(report))}</p>
      {breakingPoint?.needed != null && <Gauge {...gaugeOf(breakingPoint, breakingPoint.needed)} />}
      {first && <First label={first.label} ceiling={first.ceiling} link={linkOf(first.ceiling.id)} />}
    </header>
  );
}

const phrases = (parts: readonly Phrase[]) =>
  parts.map(({ text, tone }) => (tone ? <span class={`tone ${tone}`}>{text}</span> : text));

/** Draws what is carried as a share of what is needed. The page's script draws the same for another case. */
function Gauge({ carried, withoutZone, colour, words }: GaugeFacts) {
  return (
    <div class="gauge" aria-hidden="true">
      <div class="track">
        <div class={`fill ${colour}`} style={{ width: carried }} />
        {withoutZone !== null && <div class="zone" style={{ left: withoutZone }} />}
      </div>
      <p class="scale">
        <span>
          <b class={colour} /> {words.carried}
        </span>
        {withoutZone !== null && (
          <span>
            <i /> {words.withoutZone}
          </span>
        )}
        <span>{words.needed}</span>
      </p>
    </div>
  );
}

function reserve(ceiling: Ceiling): string {
  const amount = reserveOf(ceiling);
  return amount === null ? '' : `, ${amount} to survive the loss of a zone`;
}

const First = ({ label, ceiling, link }: { label: string; ceiling: Ceiling; link: string | undefined }) => (
  <div class="first">
    <section>
      <h2>{label}</h2>
      <p class="lead">
        <a href={link}>{formatName(ceiling)}</a>
      </p>
      <p class="quiet">{targetName(ceiling)}</p>
      <p>
        Needs {formatQuantity(ceiling.atPeak)} {ceiling.unit} at the peak
        {reserve(ceiling)}; the limit is {formatQuantity(ceiling.limit)}. Now {formatQuantity(ceiling.now)}.
      </p>
      <ul>
        {ceiling.evidence.map(({ detail }) => (
          <li>{detail}</li>
        ))}
      </ul>
    </section>
    {ceiling.fix && (
      <section>
        <h2>This is the fix</h2>
        <p class="lead">{ceiling.fix.action}</p>
        {ceiling.fix.by !== undefined && (
          <p class="quiet">
            by <time dateTime={ceiling.fix.by}>{formatTime(ceiling.fix.by)}</time>
          </p>
        )}
        {ceiling.fix.command !== undefined && <Commands commands={[ceiling.fix.command]} />}
        {afterwardsOf(ceiling.fix).map((said) => (
          <p class="quiet">{said}</p>
        ))}
        {ceiling.fix.reversal?.command !== undefined && (
          <Commands commands={[ceiling.fix.reversal.command]} />
        )}
      </section>
    )}
  </div>
);

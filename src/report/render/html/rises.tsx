import type { Report } from '../../../model/report';
import type { Rise } from '../../../model/rise';
import { areOfSeveralPaces, describePaces, describeRise } from '../rise-text';
import { placeOf } from '../words';
import type { LinkOf } from './anchors';
import { NARROW, WIDE } from './ceilings';
import { RiseChart } from './rise-chart';

/** Shows how resources follow the rise of traffic, step by step. */
export function Rises({ report: { rises = [] }, linkOf }: { report: Report; linkOf: LinkOf }) {
  if (rises.length === 0) return null;
  const isOwnPace = areOfSeveralPaces(rises);
  return (
    <section aria-labelledby="first-minutes" class="rises">
      <h2 id="first-minutes">The first minutes</h2>
      <p class="quiet">
        Traffic rises {describePaces(rises)} when the event starts. The line shows what it needs, the grey
        area what serves, and what is red finds nothing that serves it: played through step by step.
      </p>
      {rises.map((rise) => (
        <RiseFigure rise={rise} isOwnPace={isOwnPace} href={linkOf(rise.finding)} />
      ))}
    </section>
  );
}

interface RiseFigureProps {
  readonly rise: Rise;
  /** Whether others rise faster or more slowly. */
  readonly isOwnPace: boolean;
  readonly href: string | undefined;
}

const RiseFigure = ({ rise, isOwnPace, href }: RiseFigureProps) => (
  <figure>
    <figcaption>
      <h3>
        {placeOf(rise)}, in {rise.unit}
      </h3>
      {isOwnPace && `Its traffic rises ${describePaces([rise])}. `}It {describeRise(rise)}{' '}
      {href && <a href={href}>What to do</a>}
    </figcaption>
    <div class="chart wide">
      <RiseChart rise={rise} width={WIDE} />
    </div>
    <div class="chart narrow">
      <RiseChart rise={rise} width={NARROW} />
    </div>
    <p class="sub">{rise.assumptions}</p>
  </figure>
);

/** How traffic flows: a drawing of its path from left to right, and the same in words. */
import type { Architecture, TrafficNode } from '../../../model/architecture';
import type { Report } from '../../../model/report';
import { createPlaceOf, describeTraffic, kindOf, type TierInWords, type Traffic } from '../traffic';
import { formatCapacity, formatCount, formatName, SIGN } from '../words';
import type { LinkOf } from './anchors';
import { type Box, type Layout, layOut } from './flow-layout';

/** Single points of failure that are listed below the drawing. */
const MAX_SINGLE_POINTS = 10;
/** Targets of which is said what could not be read. */
const MAX_UNREAD = 5;

/** Shows through what the traffic of the event goes; nothing where the report does not know. */
export function Flow({ report, linkOf }: { report: Report; linkOf: LinkOf }) {
  const traffic = describeTraffic(report);
  const { edges = [], unread = [] } = report.architecture ?? {};
  if (traffic === null) return null;
  const { tiers, nodes, singlePoints, singlePointCount, rest } = traffic;
  const placeOf = createPlaceOf(nodes);
  const moreSingle = singlePointCount - Math.min(singlePoints.length, MAX_SINGLE_POINTS);
  return (
    <section aria-labelledby="flow">
      <h2 id="flow">How traffic flows</h2>
      <p class="quiet">
        From left to right, each resource in the colour of its worst ceiling
        {singlePoints.length > 0 && '; ▲ marks a single point of failure'}
        {nodes.some(({ placement }) => placement === 'unplaced') &&
          '; a dashed box may or may not carry the traffic of the event'}
        .
      </p>
      <Drawing traffic={traffic} edges={edges} />
      <ul class="listed">
        {tiers.map((tier) => (
          <li>
            <b>{tier.title}</b>: <Weakest tier={tier} linkOf={linkOf} />
          </li>
        ))}
      </ul>
      {singlePoints.length > 0 && (
        <>
          <h3>{singlePointCount === 1 ? 'A single point of failure' : 'Single points of failure'}</h3>
          <ul class="listed">
            {singlePoints.slice(0, MAX_SINGLE_POINTS).map(({ resource, because }) => (
              <li>
                <b>{resource.name}</b>, {kindOf(resource)}: {because} <Place words={placeOf(resource)} />
              </li>
            ))}
          </ul>
          {moreSingle > 0 && <p class="quiet">And {moreSingle.toLocaleString('en-US')} more.</p>}
        </>
      )}
      <InWords traffic={traffic} edges={edges} />
      {rest > 0 && (
        <p class="quiet">
          Not shown: {formatCount(rest, 'resource')} off the path of traffic or beyond the list.
        </p>
      )}
      {unread.slice(0, MAX_UNREAD).map(({ account, region, artifacts }) => (
        <p class="quiet">
          What could not be read of {account}/{region} may be missing here: {artifacts.join(', ')}.
        </p>
      ))}
      {unread.length > MAX_UNREAD && (
        <p class="quiet">And {formatCount(unread.length - MAX_UNREAD, 'target')} more.</p>
      )}
    </section>
  );
}

function Weakest({ tier: { weakest, isWeakest }, linkOf }: { tier: TierInWords; linkOf: LinkOf }) {
  if (weakest === null) return <>no ceiling that grows with traffic could be judged</>;
  return (
    <>
      {isWeakest ? 'breaks first' : 'breaks'} at {formatCapacity(weakest.breaksAt)}, by{' '}
      <a href={linkOf(weakest.id)}>{formatName(weakest)}</a>
    </>
  );
}

const Place = ({ words }: { words: string }) => (words === '' ? null : <span class="quiet">{words}</span>);

/** Pixels of a box of two lines, of a line more of its name, and of one for its place. */
const BOX = { height: 50, name: 18, place: 16 };
/** Characters of a name that fit on one line. */
const NAME_LINE = 18;
/** The width of a box in percent of that of the drawing: at most, and of its share. */
const WIDTH = { most: 24, share: 0.8 };

interface DrawnProps {
  readonly traffic: Traffic;
  readonly edges: Architecture['edges'];
}

/** The words below it say the same, so that it is hidden from screen readers. A narrow screen scrolls it in its frame. */
function Drawing({ traffic, edges }: DrawnProps) {
  const { tiers, nodes, singlePoints } = traffic;
  const placeOf = createPlaceOf(nodes);
  const height =
    BOX.height +
    (nodes.some(({ name }) => name.length > NAME_LINE) ? BOX.name : 0) +
    (nodes.some((node) => placeOf(node) !== '') ? BOX.place : 0);
  const layout = layOut(nodes, edges, height);
  const single = new Set(singlePoints.map(({ node }) => node));
  const x = createScale(layout.columns.length);
  return (
    <figure class="flow" tabindex={0} aria-label="Drawing of how traffic flows">
      <div class="path" aria-hidden="true">
        <div class="tiers">
          {tiers.map((tier) => (
            <TierHead tier={tier} columns={layout.columns} x={x} />
          ))}
        </div>
        <div class="boxes" style={{ height: `${layout.height}px` }}>
          <Ways layout={layout} x={x} />
          {layout.boxes.map((box) => (
            <div
              class={classesOf(box)}
              title={box.nodes.length === 1 ? box.nodes[0]?.name : undefined}
              style={{
                left: `${x.left(box.column)}%`,
                top: `${box.y - height / 2}px`,
                width: `${x.width}%`,
                height: `${height}px`,
              }}
            >
              <BoxText box={box} isSingle={box.nodes.some(({ id }) => single.has(id))} placeOf={placeOf} />
            </div>
          ))}
        </div>
      </div>
    </figure>
  );
}

/** Where columns stand, in percent of the width. */
interface Scale {
  readonly width: number;
  readonly left: (column: number) => number;
}

function createScale(columns: number): Scale {
  const width = round(Math.min(WIDTH.most, (100 / columns) * WIDTH.share));
  const step = columns === 1 ? 0 : (100 - width) / (columns - 1);
  return { width, left: (column) => round(column * step) };
}

const round = (value: number): number => Math.round(value * 100) / 100;

const classesOf = ({ nodes: [node, ...others] }: Box): string =>
  ['box', others.length > 0 ? 'more' : (node?.status ?? ''), node?.placement === 'unplaced' ? 'unplaced' : '']
    .filter(Boolean)
    .join(' ');

interface BoxTextProps {
  readonly box: Box;
  readonly isSingle: boolean;
  readonly placeOf: (node: TrafficNode) => string;
}

function BoxText({ box: { nodes }, isSingle, placeOf }: BoxTextProps) {
  const [node, ...others] = nodes;
  if (node === undefined) return null;
  const mark = isSingle && <i>▲</i>;
  if (others.length > 0) {
    return (
      <>
        {mark}
        <b>and {nodes.length.toLocaleString('en-US')} more</b>
        <span>listed below</span>
      </>
    );
  }
  return (
    <>
      {mark}
      <b>
        {node.status !== null && `${SIGN[node.status].unicode}\u00a0`}
        {node.name}
      </b>
      <span>{kindOf(node)}</span>
      {placeOf(node) && <span>{placeOf(node)}</span>}
    </>
  );
}

interface TierHeadProps {
  readonly tier: TierInWords;
  readonly columns: Layout['columns'];
  readonly x: Scale;
}

function TierHead({ tier: { tier, title, weakest, isWeakest }, columns, x }: TierHeadProps) {
  const first = columns.findIndex((column) => column.tier === tier);
  if (first < 0) return null;
  const last = columns.findLastIndex((column) => column.tier === tier);
  const start = x.left(first);
  const before = first === 0 ? 0 : x.left(first - 1) + x.width;
  return (
    <div
      class={isWeakest && weakest !== null ? `tier ${weakest.status}` : 'tier'}
      style={{ marginLeft: `${round(start - before)}%`, width: `${round(x.left(last) + x.width - start)}%` }}
    >
      <b>{title}</b>{' '}
      <span>
        {weakest !== null &&
          `${isWeakest ? 'breaks first, at' : 'breaks at'} ${formatCapacity(weakest.breaksAt)}`}
      </span>
    </div>
  );
}

/** Ways between the boxes, stretched to the width of the drawing. */
const Ways = ({ layout: { height, steps, passages }, x }: { layout: Layout; x: Scale }) => (
  <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
    {steps.map(({ column, from, to }) => {
      const [start, end] = [round(x.left(column) + x.width), x.left(column + 1)];
      const middle = round((start + end) / 2);
      return <path d={`M${start} ${from}C${middle} ${from} ${middle} ${to} ${end} ${to}`} />;
    })}
    {passages.map(({ column, y }) => (
      <path d={`M${x.left(column)} ${y}h${x.width}`} />
    ))}
  </svg>
);

/** Every resource with how its place is known and what it leads to, folded. */
function InWords({ traffic: { tiers, nodes }, edges }: DrawnProps) {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const nextOf = Map.groupBy(edges, ({ from }) => from);
  const placeOf = createPlaceOf(nodes);
  return (
    <details class="in-words">
      <summary>All {formatCount(nodes.length, 'resource')} in words</summary>
      {tiers.map(({ tier, title }) => {
        const own = nodes.filter((node) => node.tier === tier);
        return own.length === 0 ? null : (
          <>
            <h3>{title}</h3>
            <ul class="listed">
              {own.map((node) => {
                const next = (nextOf.get(node.id) ?? []).flatMap(({ to }) => names.get(to) ?? []);
                return (
                  <li>
                    <b>{node.name}</b>, {kindOf(node)}
                    {node.status !== null && `, ${node.status}`}
                    {node.placement === 'unplaced' && ', not placed'}. {node.because}
                    {next.length > 0 && ` Leads to ${next.join(', ')}.`} <Place words={placeOf(node)} />
                  </li>
                );
              })}
            </ul>
          </>
        );
      })}
    </details>
  );
}

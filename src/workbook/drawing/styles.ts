/** How a drawing looks, on a page and in a file of its own. */
import { type ColourName, PALETTE } from '../../report/render/html/palette';

const SHADES = ['red', 'yellow', 'green', 'grey'] as const;

/** Rules with the colours that are called by these names. */
const rules = (colour: (name: ColourName) => string, within = ''): string =>
  [
    ['.d-frame rect', `fill:none;stroke:${colour('fill-grey')}`],
    ['.d-region rect', 'stroke-dasharray:6 4'],
    ['.d-label,.d-muted', `fill:${colour('muted')}`],
    ['.d-ink', `fill:${colour('ink')}`],
    ['.d-tier>rect', `fill:${colour('sunken')};stroke:none`],
    ...SHADES.map((shade) => [
      `.d-weakest.d-${shade}>rect`,
      `fill:${colour(`wash-${shade}`)};stroke:${colour(`fill-${shade}`)};stroke-width:2`,
    ]),
    ['.d-line path', `fill:none;stroke:${colour('grey')};stroke-width:1.5`],
    ['.d-line .d-arrow', `fill:${colour('grey')};stroke:none`],
    ['.d-box,.d-behind', `fill:${colour('surface')};stroke:${colour('fill-grey')};stroke-width:1.5`],
    ...SHADES.map((shade) => [
      `.d-card.d-${shade} .d-box,.d-card.d-${shade} .d-behind`,
      `fill:${colour(`wash-${shade}`)};stroke:${colour(`fill-${shade}`)}`,
    ]),
    ['.d-unplaced .d-box', 'stroke-dasharray:5 4'],
    ['.d-card.d-single .d-box', `stroke:${colour('fill-red')};stroke-width:2.5`],
    ['.d-badge', `fill:${colour('red')};stroke:none`],
    ['.d-badge-label', `fill:${colour('paper')}`],
    ['.d-icon', `fill:${colour('muted')}`],
    ['.d-letters', `fill:${colour('paper')}`],
    ['.d-zone rect', `fill:${colour('muted')};stroke:${colour('muted')}`],
    ['.d-zone-label', `fill:${colour('paper')}`],
    ['.d-out rect', `fill:none;stroke:${colour('fill-grey')};stroke-dasharray:3 2`],
    ['.d-out .d-zone-label', `fill:${colour('muted')}`],
  ]
    .map(([selectors = '', style]) => {
      const own = selectors.split(',').map((selector) => within + selector);
      return `${own.join(',')}{${style}}`;
    })
    .join('\n');

/** For a page that has the colours as custom properties. */
export const PAGE_STYLES = rules((name) => `var(--${name})`, '.drawing ');

/** For a file of its own, in which every program finds plain colours. */
export const FILE_STYLES = `
text { font-family: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.d-paper { fill: ${PALETTE.light.paper}; }
${rules((name) => PALETTE.light[name])}
@media screen and (prefers-color-scheme: dark) {
.d-paper { fill: ${PALETTE.dark.paper}; }
${rules((name) => PALETTE.dark[name])}
}
`;

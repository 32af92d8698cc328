import type { Route } from './route';
import { changeActionItem, createActionItem, getActionItem, listActionItems } from './routes/action-items';
import { listActions } from './routes/actions';
import { listCeilings } from './routes/ceilings';
import {
  createEvent,
  deleteEvent,
  getEvent,
  listEvents,
  listRevisions,
  replaceEvent,
  validatePlan,
} from './routes/events';
import { listFindings } from './routes/findings';
import { getTargetInventory, listArtifactItems, listTargets } from './routes/inventory';
import { createLink, listLinks, openLink, revokeLink } from './routes/links';
import { listNotifications, startDrill } from './routes/notifications';
import { getPage } from './routes/page';
import { answers, loadTests, owners, timelineSteps, waivers } from './routes/records';
import { getReport } from './routes/reports';
import { cancelRun, getProgress, getReadiness, getRun, listRuns, startRun } from './routes/runs';
import { getHealth, getOpenApi } from './routes/service';
import { listSteps } from './routes/steps';
import { askUntilGreen } from './routes/until-green';
import { askWhatIf } from './routes/what-if';
import { getWorkbook } from './routes/workbook';

/** Every route of the API, in the order of its documentation. */
export const routes: readonly Route[] = [
  ...[getHealth, getOpenApi],
  ...[listEvents, createEvent, validatePlan, getEvent, replaceEvent, deleteEvent, listRevisions],
  ...[startRun, listRuns, getRun, cancelRun, getProgress],
  ...[getReadiness, listFindings, listCeilings],
  ...[listTargets, getTargetInventory, listArtifactItems],
  ...[getReport, getWorkbook, getPage, askWhatIf, askUntilGreen],
  ...[...answers, ...loadTests, ...waivers, ...owners],
  ...[listSteps, ...timelineSteps],
  ...[listActionItems, createActionItem, getActionItem, changeActionItem],
  ...[listActions],
  ...[createLink, listLinks, revokeLink, openLink],
  ...[listNotifications, startDrill],
];

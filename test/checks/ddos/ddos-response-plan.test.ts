import { ddosResponsePlan } from '../../../src/checks/ddos/ddos-response-plan';
import { describeAnswersCheck } from '../answers-cases';

describeAnswersCheck(ddosResponsePlan);

import { cdnAnswers } from '../../../src/checks/ddos/cdn-answers';
import { describeAnswersCheck } from '../answers-cases';

describeAnswersCheck(cdnAnswers);

import { capacityAnswers } from '../../../src/checks/capacity/capacity-answers';
import { describeAnswersCheck } from '../answers-cases';

describeAnswersCheck(capacityAnswers);

import { credentialRotation } from '../../../src/checks/trusted-advisor/credential-rotation';
import { describeAnswersCheck } from '../answers-cases';

describeAnswersCheck(credentialRotation);

/** The language of the journal, of the time line, and of what the tests expect. */
import { speakerOf } from '../../main/core/language/speaker.ts';

export const ENGLISH = speakerOf('en').say;

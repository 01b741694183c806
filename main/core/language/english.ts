/** The language of the journal, of the command line and of support. */
import { speakerOf } from './speaker.ts';

export const ENGLISH = speakerOf('en').say;

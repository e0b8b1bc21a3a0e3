/**
 * Properties draw the same cases in every run, so that a run that passed passes again, on every machine.
 * FACTSHEET_SEED=random draws others, a number those of that number: for looking further.
 */
import fc from "fast-check";

const {FACTSHEET_SEED: asked} = process.env;
if (asked !== "random") fc.configureGlobal({...fc.readConfigureGlobal(), seed: Number(asked ?? 1)});

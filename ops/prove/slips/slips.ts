/**
 * Slips: small errors as every hand makes them (a flipped comparison, a dropped await, one too many), found in the syntax of a source
 * wherever they could have been made. Nothing here knows what the source is for, or who would notice.
 */
import { type ESTree, parseSync, Visitor } from 'vite';
import { below, type Chance } from '../../../actors/kit/chance.ts';

export interface Slip {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Span = Pick<ESTree.Span, 'start' | 'end'>;

const COMPARISONS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
};
const SUMS: Readonly<Record<string, string>> = { '+': '-', '-': '+', '+=': '-=', '-=': '+=', '++': '--', '--': '++' };
const EITHERS: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' };
const EXTREMES: Readonly<Record<string, string>> = { 'Math.max': 'Math.min', 'Math.min': 'Math.max' };
/** Larger numbers are measures, and one more or less of them is no error. */
const COUNT_MAX = 10;

export function slipsIn(file: string, source: string): Slip[] {
  const slips: Slip[] = [];
  const textOf = ({ start, end }: Span): string => source.slice(start, end);
  const add = (kind: string, { start, end }: Span, text: string): void => {
    slips.push({ kind, start, end, text });
  };
  const flip = (kind: string, flips: Readonly<Record<string, string>>, operator: string, between: Span): void => {
    const flipped = flips[operator];
    const start = between.start + textOf(between).indexOf(operator);
    if (flipped) add(kind, { start, end: start + operator.length }, flipped);
  };
  const flipBetween = ({ left, right, operator }: { left: Span; right: Span; operator: string }): void => {
    const between = { start: left.end, end: right.start };
    flip('comparison flipped', COMPARISONS, operator, between);
    flip('sign flipped', SUMS, operator, between);
    flip('and for or', EITHERS, operator, between);
  };
  const swap = (whole: Span, first: Span, second: Span): void => {
    const between = textOf({ start: first.end, end: second.start });
    add(
      'branches swapped',
      whole,
      textOf({ start: whole.start, end: first.start }) +
        textOf(second) +
        between +
        textOf(first) +
        textOf({ start: second.end, end: whole.end }),
    );
  };

  new Visitor({
    BinaryExpression: flipBetween,
    AssignmentExpression: flipBetween,
    LogicalExpression: flipBetween,
    UpdateExpression: (node) => flip('sign flipped', SUMS, node.operator, node),
    AwaitExpression: (node) => add('await dropped', node, textOf(node.argument)),
    UnaryExpression(node) {
      if (node.operator === '!') add('negation dropped', node, textOf(node.argument));
    },
    Literal(node) {
      if (typeof node.value !== 'number' || !Number.isInteger(node.value) || node.value > COUNT_MAX) return;
      add('one too many', node, String(node.value + 1));
      add('one too few', node, String(node.value - 1));
    },
    ConditionalExpression: (node) => swap(node, node.consequent, node.alternate),
    IfStatement(node) {
      add('negation added', node.test, `!(${textOf(node.test)})`);
      if (node.alternate) swap(node, node.consequent, node.alternate);
      else if (/^(Return|Continue|Break)Statement$/.test(node.consequent.type)) add('early end dropped', node, ';');
    },
    ExpressionStatement: (node) => add('statement dropped', node, ';'),
    MemberExpression(node) {
      const other = EXTREMES[textOf(node)];
      if (other) add('least for most', node, other);
    },
  }).visit(parseSync(file, source).program);
  return slips;
}

/** One of them, all kinds alike; it is taken out. */
export function drawSlip<Some extends Slip>(slips: Some[], chance: Chance): Some | undefined {
  const kinds = [...new Set(slips.map(({ kind }) => kind))];
  const kind = kinds[below(kinds.length, chance)];
  const ofKind = slips.filter((slip) => slip.kind === kind);
  const drawn = ofKind[below(ofKind.length, chance)];
  if (drawn) slips.splice(slips.indexOf(drawn), 1);
  return drawn;
}

export const withSlip = (source: string, { start, end, text }: Slip): string =>
  source.slice(0, start) + text + source.slice(end);

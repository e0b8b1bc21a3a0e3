/** All orders in which the columns may stand over some bands. */
import {type Column, columns} from "../../vocabulary/figure.js";

export type Order = readonly (Column | null)[];

const knownOrders = new Map<number, readonly Order[]>();

/** Every way to give so many bands the columns; with more bands than columns some get none, with fewer some are left out. */
export function ordersOf(bandCount: number): readonly Order[] {
  const known = knownOrders.get(bandCount);
  if (known) return known;
  const orders: Order[] = [];
  const place = (column: number, order: Order, spare: number) => {
    if (column === columns.length) {
      orders.push(order);
      return;
    }
    order.forEach((taken, band) => {
      if (taken !== null) return;
      place(
        column + 1,
        order.map((other, i) => (i === band ? (columns[column] as Column) : other)),
        spare,
      );
    });
    if (spare > 0) place(column + 1, order, spare - 1);
  };
  place(
    0,
    Array.from({length: bandCount}, () => null),
    Math.max(0, columns.length - bandCount),
  );
  knownOrders.set(bandCount, orders);
  return orders;
}

const topics = 16

/** A document longer than the starter can read in one piece: it is read section by section, each with figures of its own, for some seconds. */
export function houseRules(): string {
  const section = (number: number) =>
    [
      `# ${number}. Rules of room ${number}`,
      `The caretaker, who lives on the ground floor, opens room ${number} at ${(number % 12) + 1} o'clock on weekdays, unless the owners have agreed on another hour.`,
      `Whoever uses room ${number}, which is heated from October on, pays the owners ${100 + number * 7} euros at the end of each year.`,
      `Damage in room ${number}, which the caretaker lists in a book, is to be reported to the manager within ${number + 2} days. `.repeat(
        15,
      ),
    ].join('\n\n')
  return Array.from({ length: topics }, (_, index) => section(index + 1)).join('\n\n')
}

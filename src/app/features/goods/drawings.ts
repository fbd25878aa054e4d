/** Icons that only the goods have. */

export const JAR = 'M8 3h8v3H8zM7 6h10l1 4v11H6V10l1-4zM6 13h12'
/** A rosette. */
export const ROSETTE = 'M12 3a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM8.5 14L7 21l5-3 5 3-1.5-7'

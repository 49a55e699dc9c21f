/**
 * Probability that |T| ≤ t for Student's t with a whole number of degrees of freedom: the finite sums 26.7.3 and 26.7.4
 * of M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions", 1964.
 * @param t at least 0.
 * @param degrees a whole number of at least 1.
 */
export function withinT(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

/**
 * The t with P(|T| ≤ t) = `confidence`, by bisection: the factor of a standard error that gives a two-sided interval.
 * @param degrees a whole number of at least 1.
 */
export function tFactor(confidence: number, degrees: number): number {
  let [low, high] = [0, 1];
  while (withinT(high, degrees) < confidence) high *= 2;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (withinT(middle, degrees) < confidence) low = middle;
    else high = middle;
  }
  return high;
}

import { createRequire } from 'node:module';
import type { FeatureCollection, MultiLineString, MultiPolygon } from 'geojson';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryCollection, Polygon, MultiPolygon as StatePolygon, Topology } from 'topojson-specification';

/** FIPS codes of what is no part of the continental US: Alaska, Hawaii and the territories. */
const ELSEWHERE = new Set(['02', '15', '60', '66', '69', '72', '78']);

type States = Topology<{ states: GeometryCollection }>;

/** Land and lines of the continental US. */
export interface Atlas {
  readonly land: MultiPolygon;
  /** Lines between states. */
  readonly borders: MultiLineString;
  readonly states: FeatureCollection;
}

/** The states by the Census Bureau's cartographic boundaries of 2017, at 1:10,000,000, in degrees. */
export function loadAtlas(): Atlas {
  const topology = createRequire(import.meta.url)('us-atlas/states-10m.json') as States;
  const { states } = topology.objects;
  const geometries = states.geometries.filter(({ id }) => !ELSEWHERE.has(String(id)));
  const continental: GeometryCollection = { type: 'GeometryCollection', geometries };
  return {
    land: merge(topology, geometries as (StatePolygon | Polygon)[]),
    borders: mesh(topology, continental, (a, b) => a !== b),
    states: feature(topology, continental),
  };
}

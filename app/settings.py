"""Every setting of Downhill, read from the environment, each with its default and its reason."""

import re
from functools import lru_cache

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "DOWNHILL_"


class Settings(BaseSettings):
    """Settings of one process; `DOWNHILL_MAX_STEPS=500` sets `max_steps`.

    Raises
    ------
    pydantic.ValidationError
        If a variable of the environment has a value outside its range.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    max_steps: int = Field(
        2000, ge=1, le=100_000, description="Longest walk: four of them stay under 10 ms of CPU."
    )
    max_query_bytes: int = Field(
        8192, ge=256, description="Longest address: what every browser and proxy lets through."
    )
    max_body_bytes: int = Field(
        32_768,
        ge=1024,
        description="Largest body of a request: the order of a map takes less than 2 KB.",
    )
    threads: int = Field(
        4,
        ge=1,
        le=64,
        description="Requests computed at a time: numpy lets go of the lock for too short a time.",
    )
    max_header_bytes: int = Field(
        32_768, ge=1024, description="Longest head of a request: an address and a browser's lines."
    )
    connections: int = Field(
        1200,
        ge=10,
        le=100_000,
        description="Connections at once: two hundred browsers keep four to six each.",
    )
    idle_seconds: int = Field(
        15, ge=1, le=3600, description="A connection on which nothing is asked for so long ends."
    )
    request_seconds: float = Field(
        30.0,
        ge=1,
        le=3600,
        allow_inf_nan=False,
        description="A request that is not whole after this is given up: it comes drop by drop.",
    )
    queue_seconds: float = Field(
        0.5,
        ge=0.01,
        le=60,
        allow_inf_nan=False,
        description="Who has waited so long for a thread is told to try again later.",
    )
    page_seconds: float = Field(
        5.0,
        ge=0.01,
        le=60,
        allow_inf_nan=False,
        description="The same for a whole page or frame: a class that opens it at once can wait.",
    )
    farewell_seconds: float = Field(
        5.0,
        ge=0,
        le=60,
        allow_inf_nan=False,
        description="Time for what is under way when the server is told to end.",
    )
    frame_ancestors: str = Field(
        "'self'",
        pattern=r"^[^;,\r\n]+$",
        description="Who may frame the page: the CSP source list, as written there.",
    )
    embed_ancestors: str = Field(
        "*",
        pattern=r"^[^;,\r\n]+$",
        description="Who may frame /embed, which is made for it: the CSP source list.",
    )
    max_file_bytes: int = Field(
        3_000_000, ge=100_000, description="Longest HTML file of a scene: what mail lets through."
    )
    max_file_steps: int = Field(
        300, ge=1, description="Steps whose arithmetic such a file carries: 1 KB each and panel."
    )
    home: str = Field(
        "",
        description="Address of this page for links that others follow: Open Graph, oEmbed, files.",
    )
    hosts: str = Field(
        "",
        pattern=r"^([^\s,/@]+( *, *[^\s,/@]+)*)?$",
        description="Hosts that such links may name where there is no home, with commas between.",
    )
    proxies: int = Field(
        0,
        ge=0,
        le=10,
        description="Proxies in front that each set X-Forwarded-For, -Proto, -Host and -Prefix.",
    )
    table_evaluations: int = Field(
        50_000,
        ge=1000,
        description="Gradients and losses that the walks of a table may ask for: some seconds.",
    )
    figure_frames: int = Field(
        200, ge=2, le=2000, description="Most frames of a figure for notebooks: 2 MB with four."
    )
    file_cache_bytes: int = Field(
        16_000_000, ge=0, description="Files of the page kept as they are sent: all of them fit."
    )
    page_cache_bytes: int = Field(
        8_000_000, ge=0, description="Pages kept as they are sent: two hundred links of a class."
    )
    notebook_bytes: int = Field(
        1_000_000,
        ge=100_000,
        description="Longest HTML of a scene in a notebook, which holds one for every figure.",
    )
    export_cache_bytes: int = Field(
        16_000_000,
        ge=0,
        description="Files of a scene kept as they are sent: HTML, tables, figures, scripts.",
    )
    ladder_cache: int = Field(512, ge=1, description="Sweeps of 101 rates kept: about 5 KB each.")
    walk_cache_bytes: int = Field(
        16_000_000, ge=0, description="Walks kept: five hundred of the longest, 10,000 short ones."
    )
    sweep_cache_bytes: int = Field(
        16_000_000, ge=0, description="Painted sweeps kept: a hundred of the longest walks."
    )
    surface_cache_bytes: int = Field(
        8_000_000, ge=0, description="Surfaces kept as maps and as solids: 50 to 80 KB each."
    )
    answer_seconds: float = Field(
        0.15,
        ge=0.0,
        le=60,
        allow_inf_nan=False,
        description="What an answer computes in its own thread; what costs more has processes.",
    )
    answer_patience_seconds: float = Field(
        20.0,
        ge=0.0,
        le=600,
        allow_inf_nan=False,
        description="How long a request waits for such a process before it is told to try again.",
    )
    answer_waiters: int = Field(
        12, ge=1, le=256, description="Requests that wait for one: a thread each, at rest."
    )
    answer_workers: int = Field(
        2, ge=1, le=64, description="Such processes: 100 MB each, behind sliders, before maps."
    )
    answer_queue_seconds: float = Field(
        60.0,
        ge=0.1,
        le=3600,
        allow_inf_nan=False,
        description="Work that may wait for them, in seconds of one: whoever brings more is told.",
    )
    map_workers: int = Field(
        2, ge=1, le=64, description="Processes that walk maps: 50 to 200 MB each, lowest priority."
    )
    map_queue: int = Field(
        8, ge=1, le=1000, description="Maps under way at once: one more is told to try again."
    )
    map_resolution: int = Field(
        1024, ge=64, le=1024, description="Finest map, cells a side: a million walks."
    )
    map_work: int = Field(
        1_100_000_000,
        ge=100_000,
        description="Most updates of a map: a million walks of 1000 steps, a minute on two cores.",
    )
    map_cache_bytes: int = Field(
        32_000_000, ge=0, description="Finished maps kept: a hundred of 256², or seven of 1024²."
    )
    map_patience_seconds: float = Field(
        10.0,
        ge=1,
        le=3600,
        allow_inf_nan=False,
        description="A map that nobody asks for so long is given up: a closed tab leaves no work.",
    )
    map_idle_seconds: float = Field(
        30.0,
        ge=0.1,
        le=3600,
        allow_inf_nan=False,
        description="Processes without a map end after this: their memory returns.",
    )
    film_pictures: int = Field(
        150, ge=2, le=1000, description="Most pictures of a film: about three seconds of CPU."
    )
    film_bytes: int = Field(
        4_000_000, ge=10_000, description="Largest GIF or APNG: what a chat or a course takes."
    )
    picture_steps: int = Field(
        5000, ge=1, description="Longest walk that is drawn as a picture: six seconds of CPU."
    )
    pictures_at_once: int = Field(
        2, ge=1, le=64, description="Pictures drawn at once, up to 90 MB each: others are refused."
    )
    picture_cache_bytes: int = Field(
        16_000_000, ge=0, description="Finished pictures kept: a hundred films, or 400 previews."
    )
    qr_bytes: int = Field(
        1000, ge=100, le=2331, description="Longest link of a QR code: a phone must read it."
    )
    dask: str = Field(
        "",
        pattern=r"^((tcp|tls|ws|wss)://[^\s@]+)?$",
        description="Address of a Dask scheduler that walks maps instead of own processes.",
    )

    @field_validator("home")
    @classmethod
    def end_with_a_slash(cls, home: str) -> str:
        """Return the address with a slash at its end, so that names can follow."""
        if home and not re.fullmatch(r"https?://[^\s<>\"'?#@]+", home):
            raise ValueError("an address begins with http:// or https:// and has no ?, # or @")
        return home if home.endswith("/") or not home else f"{home}/"


class Misset(SystemExit):
    """A setting that can't be: the process ends, and the message says which variable it was."""


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """Return the settings of this process, read once; raise Misset if one can't be."""
    try:
        return Settings()
    except ValidationError as refusal:
        raise Misset("\n".join(map(told, refusal.errors()))) from None


def told(error: dict) -> str:
    """Return one line on one variable of the environment."""
    name = PREFIX + "_".join(map(str, error["loc"])).upper()
    reason = error["msg"].removeprefix("Value error, ")
    return f"{name}={error['input']!r}: {reason}."

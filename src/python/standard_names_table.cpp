// Made by scripts/python-names.py from Python 3.11.

#include "python/standard_names.hpp"

namespace aludel::python {
namespace {

// clang-format off
constexpr StandardModule module_table[] = {
    {"__future__",
     " CO_FUTURE_ABSOLUTE_IMPORT CO_FUTURE_ANNOTATIONS CO_FUTURE_BARRY_AS_BDFL CO_FUTURE_DIVISION "
     "CO_FUTURE_GENERATOR_STOP CO_FUTURE_PRINT_FUNCTION CO_FUTURE_UNICODE_LITERALS "
     "CO_FUTURE_WITH_STATEMENT CO_GENERATOR_ALLOWED CO_NESTED _Feature absolute_import all_feature_names "
     "annotations barry_as_FLUFL division generator_stop generators nested_scopes print_function "
     "unicode_literals with_statement "},
    {"abc",
     " ABC ABCMeta _abc_init _abc_instancecheck _abc_register _abc_subclasscheck _get_dump _reset_caches "
     "_reset_registry abstractclassmethod abstractmethod abstractproperty abstractstaticmethod "
     "get_cache_token update_abstractmethods "},
    {"aifc", ""},
    {"argparse", ""},
    {"array", ""},
    {"ast",
     " AST Add And AnnAssign Assert Assign AsyncFor AsyncFunctionDef AsyncWith Attribute AugAssign AugLoad "
     "AugStore Await BinOp BitAnd BitOr BitXor BoolOp Break Bytes Call ClassDef Compare Constant Continue "
     "Del Delete Dict DictComp Div Ellipsis Eq ExceptHandler Expr Expression ExtSlice FloorDiv For "
     "FormattedValue FunctionDef FunctionType GeneratorExp Global Gt GtE If IfExp Import ImportFrom In "
     "Index IntEnum Interactive Invert Is IsNot JoinedStr LShift Lambda List ListComp Load Lt LtE MatMult "
     "Match MatchAs MatchClass MatchMapping MatchOr MatchSequence MatchSingleton MatchStar MatchValue Mod "
     "Module Mult Name NameConstant NamedExpr NodeTransformer NodeVisitor Nonlocal Not NotEq NotIn Num Or "
     "Param Pass Pow PyCF_ALLOW_TOP_LEVEL_AWAIT PyCF_ONLY_AST PyCF_TYPE_COMMENTS RShift Raise Return Set "
     "SetComp Slice Starred Store Str Sub Subscript Suite Try TryStar Tuple TypeIgnore UAdd USub UnaryOp "
     "While With Yield YieldFrom _ABC _ALL_QUOTES _INFSTR _MULTI_QUOTES _Precedence _SINGLE_QUOTES "
     "_Unparser _const_node_type_names _const_types _const_types_not _dims_getter _dims_setter _getter "
     "_new _pad_whitespace _setter _simple_enum _splitlines_no_ff alias arg arguments auto boolop cmpop "
     "comprehension contextmanager copy_location dump excepthandler expr expr_context "
     "fix_missing_locations get_docstring get_source_segment increment_lineno iter_child_nodes iter_fields "
     "keyword literal_eval main match_case mod nullcontext operator parse pattern slice stmt sys "
     "type_ignore unaryop unparse walk withitem "},
    {"asynchat", ""},
    {"asyncio",
     " ALL_COMPLETED AbstractChildWatcher AbstractEventLoop AbstractEventLoopPolicy AbstractServer Barrier "
     "BaseEventLoop BaseProtocol BaseTransport BoundedSemaphore BrokenBarrierError BufferedProtocol "
     "CancelledError Condition DatagramProtocol DatagramTransport DefaultEventLoopPolicy Event "
     "FIRST_COMPLETED FIRST_EXCEPTION FastChildWatcher Future Handle IncompleteReadError InvalidStateError "
     "LifoQueue LimitOverrunError Lock MultiLoopChildWatcher PidfdChildWatcher PriorityQueue Protocol "
     "Queue QueueEmpty QueueFull ReadTransport Runner SafeChildWatcher SelectorEventLoop Semaphore "
     "SendfileNotAvailableError Server StreamReader StreamReaderProtocol StreamWriter SubprocessProtocol "
     "SubprocessTransport Task TaskGroup ThreadedChildWatcher Timeout TimeoutError TimerHandle Transport "
     "WriteTransport _enter_task _get_running_loop _leave_task _register_task _set_running_loop "
     "_unregister_task all_tasks as_completed base_events base_futures base_subprocess base_tasks "
     "constants coroutines create_subprocess_exec create_subprocess_shell create_task current_task "
     "ensure_future events exceptions format_helpers futures gather get_child_watcher get_event_loop "
     "get_event_loop_policy get_running_loop iscoroutine iscoroutinefunction isfuture locks log mixins "
     "new_event_loop open_connection open_unix_connection proactor_events protocols queues run "
     "run_coroutine_threadsafe runners selector_events set_child_watcher set_event_loop "
     "set_event_loop_policy shield sleep sslproto staggered start_server start_unix_server streams "
     "subprocess sys taskgroups tasks threads timeout timeout_at timeouts to_thread transports trsock "
     "unix_events wait wait_for wrap_future "},
    {"asyncio.base_events", ""},
    {"asyncio.base_futures", ""},
    {"asyncio.base_subprocess", ""},
    {"asyncio.base_tasks", ""},
    {"asyncio.constants", ""},
    {"asyncio.coroutines", ""},
    {"asyncio.events", ""},
    {"asyncio.exceptions", ""},
    {"asyncio.format_helpers", ""},
    {"asyncio.futures", ""},
    {"asyncio.locks", ""},
    {"asyncio.log", ""},
    {"asyncio.mixins", ""},
    {"asyncio.proactor_events", ""},
    {"asyncio.protocols", ""},
    {"asyncio.queues", ""},
    {"asyncio.runners", ""},
    {"asyncio.selector_events", ""},
    {"asyncio.sslproto", ""},
    {"asyncio.staggered", ""},
    {"asyncio.streams", ""},
    {"asyncio.subprocess", ""},
    {"asyncio.taskgroups", ""},
    {"asyncio.tasks", ""},
    {"asyncio.threads", ""},
    {"asyncio.timeouts", ""},
    {"asyncio.transports", ""},
    {"asyncio.trsock", ""},
    {"asyncio.unix_events", ""},
    {"asyncore", ""},
    {"atexit", ""},
    {"audioop", ""},
    {"base64",
     " MAXBINSIZE MAXLINESIZE _85encode _A85END _A85START _B32_DECODE_DOCSTRING "
     "_B32_DECODE_MAP01_DOCSTRING _B32_ENCODE_DOCSTRING _a85chars _a85chars2 _b32alphabet _b32decode "
     "_b32encode _b32hexalphabet _b32rev _b32tab2 _b85alphabet _b85chars _b85chars2 _b85dec "
     "_bytes_from_decode_data _input_type_check _urlsafe_decode_translation _urlsafe_encode_translation "
     "a85decode a85encode b16decode b16encode b32decode b32encode b32hexdecode b32hexencode b64decode "
     "b64encode b85decode b85encode binascii bytes_types decode decodebytes encode encodebytes main re "
     "standard_b64decode standard_b64encode struct test urlsafe_b64decode urlsafe_b64encode "},
    {"bdb", ""},
    {"binascii",
     " Error Incomplete a2b_base64 a2b_hex a2b_qp a2b_uu b2a_base64 b2a_hex b2a_qp b2a_uu crc32 crc_hqx "
     "hexlify unhexlify "},
    {"bisect",
     " bisect bisect_left bisect_right insort insort_left insort_right "},
    {"builtins", ""},
    {"bz2", ""},
    {"cProfile", ""},
    {"calendar",
     " Calendar EPOCH FRIDAY February HTMLCalendar IllegalMonthError IllegalWeekdayError January "
     "LocaleHTMLCalendar LocaleTextCalendar MONDAY SATURDAY SUNDAY THURSDAY TUESDAY TextCalendar WEDNESDAY "
     "_EPOCH_ORD _colwidth _get_default_locale _locale _localized_day _localized_month _monthlen "
     "_nextmonth _prevmonth _spacing c calendar datetime day_abbr day_name different_locale error "
     "firstweekday format formatstring isleap leapdays main mdays month month_abbr month_name "
     "monthcalendar monthrange prcal prmonth prweek repeat setfirstweekday sys timegm week weekday "
     "weekheader "},
    {"cgi", ""},
    {"cgitb", ""},
    {"chunk", ""},
    {"cmath", ""},
    {"cmd", ""},
    {"code", ""},
    {"codecs",
     " BOM BOM32_BE BOM32_LE BOM64_BE BOM64_LE BOM_BE BOM_LE BOM_UTF16 BOM_UTF16_BE BOM_UTF16_LE BOM_UTF32 "
     "BOM_UTF32_BE BOM_UTF32_LE BOM_UTF8 BufferedIncrementalDecoder BufferedIncrementalEncoder Codec "
     "CodecInfo EncodedFile IncrementalDecoder IncrementalEncoder StreamReader StreamReaderWriter "
     "StreamRecoder StreamWriter _false ascii_decode ascii_encode backslashreplace_errors builtins "
     "charmap_build charmap_decode charmap_encode decode encode escape_decode escape_encode getdecoder "
     "getencoder getincrementaldecoder getincrementalencoder getreader getwriter ignore_errors iterdecode "
     "iterencode latin_1_decode latin_1_encode lookup lookup_error make_encoding_map make_identity_dict "
     "namereplace_errors open raw_unicode_escape_decode raw_unicode_escape_encode readbuffer_encode "
     "register register_error replace_errors strict_errors sys unicode_escape_decode unicode_escape_encode "
     "unregister utf_16_be_decode utf_16_be_encode utf_16_decode utf_16_encode utf_16_ex_decode "
     "utf_16_le_decode utf_16_le_encode utf_32_be_decode utf_32_be_encode utf_32_decode utf_32_encode "
     "utf_32_ex_decode utf_32_le_decode utf_32_le_encode utf_7_decode utf_7_encode utf_8_decode "
     "utf_8_encode xmlcharrefreplace_errors "},
    {"codeop", ""},
    {"collections",
     " ChainMap Counter OrderedDict UserDict UserList UserString _Link _OrderedDictItemsView "
     "_OrderedDictKeysView _OrderedDictValuesView _chain _collections_abc _count_elements _eq _iskeyword "
     "_itemgetter _proxy _recursive_repr _repeat _starmap _sys _tuplegetter abc defaultdict deque "
     "namedtuple "},
    {"collections.abc",
     " AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container "
     "Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping "
     "MutableSequence MutableSet Reversible Sequence Set Sized ValuesView _CallableGenericAlias "},
    {"colorsys", ""},
    {"compileall", ""},
    {"concurrent",
     " futures "},
    {"concurrent.futures",
     " ALL_COMPLETED BrokenExecutor CancelledError Executor FIRST_COMPLETED FIRST_EXCEPTION Future "
     "ProcessPoolExecutor ThreadPoolExecutor TimeoutError as_completed wait "},
    {"concurrent.futures.process", ""},
    {"concurrent.futures.thread", ""},
    {"configparser",
     " BasicInterpolation ConfigParser ConverterMapping DEFAULTSECT DuplicateOptionError "
     "DuplicateSectionError Error ExtendedInterpolation Interpolation InterpolationDepthError "
     "InterpolationError InterpolationMissingOptionError InterpolationSyntaxError LegacyInterpolation "
     "MAX_INTERPOLATION_DEPTH MissingSectionHeaderError MutableMapping NoOptionError NoSectionError "
     "ParsingError RawConfigParser SafeConfigParser SectionProxy _ChainMap _UNSET _default_dict functools "
     "io itertools os re sys warnings "},
    {"contextlib",
     " AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack "
     "ContextDecorator ExitStack GenericAlias MethodType _AsyncGeneratorContextManager _BaseExitStack "
     "_GeneratorContextManager _GeneratorContextManagerBase _RedirectStream _collections_abc abc aclosing "
     "asynccontextmanager chdir closing contextmanager deque nullcontext os redirect_stderr "
     "redirect_stdout suppress sys wraps "},
    {"contextvars",
     " Context ContextVar Token copy_context "},
    {"copy",
     " Error _copy_dispatch _copy_immutable _deepcopy_atomic _deepcopy_dict _deepcopy_dispatch "
     "_deepcopy_list _deepcopy_method _deepcopy_tuple _keep_alive _reconstruct copy deepcopy "
     "dispatch_table error "},
    {"copyreg", ""},
    {"crypt", ""},
    {"csv",
     " Dialect DictReader DictWriter Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC Sniffer "
     "StringIO _Dialect excel excel_tab field_size_limit get_dialect list_dialects re reader "
     "register_dialect unix_dialect unregister_dialect writer "},
    {"ctypes", ""},
    {"ctypes.util", ""},
    {"ctypes.wintypes", ""},
    {"curses", ""},
    {"curses.ascii", ""},
    {"curses.has_key", ""},
    {"curses.panel", ""},
    {"curses.textpad", ""},
    {"dataclasses",
     " Field FrozenInstanceError FunctionType GenericAlias InitVar KW_ONLY MISSING _DataclassParams "
     "_EMPTY_METADATA _FIELD _FIELDS _FIELD_BASE _FIELD_CLASSVAR _FIELD_INITVAR _HAS_DEFAULT_FACTORY "
     "_HAS_DEFAULT_FACTORY_CLASS _KW_ONLY_TYPE _MISSING_TYPE _MODULE_IDENTIFIER_RE _PARAMS _POST_INIT_NAME "
     "_add_slots _asdict_inner _astuple_inner _cmp_fn _create_fn _dataclass_getstate _dataclass_setstate "
     "_field_assign _field_init _fields_in_init_order _frozen_get_del_attr _get_field _get_slots "
     "_hash_action _hash_add _hash_exception _hash_fn _hash_set_none _init_fn _init_param _is_classvar "
     "_is_dataclass_instance _is_initvar _is_kw_only _is_type _process_class _recursive_repr _repr_fn "
     "_set_new_attribute _set_qualname _thread _tuple_str abc asdict astuple builtins copy dataclass field "
     "fields functools inspect is_dataclass itertools keyword make_dataclass re replace sys types "},
    {"datetime",
     " MAXYEAR MINYEAR UTC date datetime datetime_CAPI sys time timedelta timezone tzinfo "},
    {"dbm", ""},
    {"dbm.dumb", ""},
    {"dbm.gnu", ""},
    {"dbm.ndbm", ""},
    {"decimal",
     " BasicContext Clamped Context ConversionSyntax Decimal DecimalException DecimalTuple DefaultContext "
     "DivisionByZero DivisionImpossible DivisionUndefined ExtendedContext FloatOperation HAVE_CONTEXTVAR "
     "HAVE_THREADS Inexact InvalidContext InvalidOperation MAX_EMAX MAX_PREC MIN_EMIN MIN_ETINY Overflow "
     "ROUND_05UP ROUND_CEILING ROUND_DOWN ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_HALF_UP "
     "ROUND_UP Rounded Subnormal Underflow getcontext localcontext setcontext "},
    {"difflib", ""},
    {"dis", ""},
    {"distutils", ""},
    {"distutils.archive_util", ""},
    {"distutils.bcppcompiler", ""},
    {"distutils.ccompiler", ""},
    {"distutils.cmd", ""},
    {"distutils.command", ""},
    {"distutils.command.bdist", ""},
    {"distutils.command.bdist_dumb", ""},
    {"distutils.command.bdist_rpm", ""},
    {"distutils.command.build", ""},
    {"distutils.command.build_clib", ""},
    {"distutils.command.build_ext", ""},
    {"distutils.command.build_py", ""},
    {"distutils.command.build_scripts", ""},
    {"distutils.command.check", ""},
    {"distutils.command.clean", ""},
    {"distutils.command.config", ""},
    {"distutils.command.install", ""},
    {"distutils.command.install_data", ""},
    {"distutils.command.install_egg_info", ""},
    {"distutils.command.install_headers", ""},
    {"distutils.command.install_lib", ""},
    {"distutils.command.install_scripts", ""},
    {"distutils.command.py37compat", ""},
    {"distutils.command.register", ""},
    {"distutils.command.sdist", ""},
    {"distutils.command.upload", ""},
    {"distutils.config", ""},
    {"distutils.core", ""},
    {"distutils.cygwinccompiler", ""},
    {"distutils.debug", ""},
    {"distutils.dep_util", ""},
    {"distutils.dir_util", ""},
    {"distutils.dist", ""},
    {"distutils.errors", ""},
    {"distutils.extension", ""},
    {"distutils.fancy_getopt", ""},
    {"distutils.file_util", ""},
    {"distutils.filelist", ""},
    {"distutils.log", ""},
    {"distutils.msvc9compiler", ""},
    {"distutils.msvccompiler", ""},
    {"distutils.py38compat", ""},
    {"distutils.py39compat", ""},
    {"distutils.spawn", ""},
    {"distutils.sysconfig", ""},
    {"distutils.text_file", ""},
    {"distutils.unixccompiler", ""},
    {"distutils.util", ""},
    {"distutils.version", ""},
    {"distutils.versionpredicate", ""},
    {"doctest", ""},
    {"email", ""},
    {"email.base64mime", ""},
    {"email.charset", ""},
    {"email.contentmanager", ""},
    {"email.encoders", ""},
    {"email.errors", ""},
    {"email.feedparser", ""},
    {"email.generator", ""},
    {"email.header", ""},
    {"email.headerregistry", ""},
    {"email.iterators", ""},
    {"email.message", ""},
    {"email.mime", ""},
    {"email.mime.application", ""},
    {"email.mime.audio", ""},
    {"email.mime.base", ""},
    {"email.mime.image", ""},
    {"email.mime.message", ""},
    {"email.mime.multipart", ""},
    {"email.mime.nonmultipart", ""},
    {"email.mime.text", ""},
    {"email.parser", ""},
    {"email.policy", ""},
    {"email.quoprimime", ""},
    {"email.utils", ""},
    {"encodings", ""},
    {"encodings.aliases", ""},
    {"encodings.ascii", ""},
    {"encodings.base64_codec", ""},
    {"encodings.big5", ""},
    {"encodings.big5hkscs", ""},
    {"encodings.bz2_codec", ""},
    {"encodings.charmap", ""},
    {"encodings.cp037", ""},
    {"encodings.cp1006", ""},
    {"encodings.cp1026", ""},
    {"encodings.cp1125", ""},
    {"encodings.cp1140", ""},
    {"encodings.cp1250", ""},
    {"encodings.cp1251", ""},
    {"encodings.cp1252", ""},
    {"encodings.cp1253", ""},
    {"encodings.cp1254", ""},
    {"encodings.cp1255", ""},
    {"encodings.cp1256", ""},
    {"encodings.cp1257", ""},
    {"encodings.cp1258", ""},
    {"encodings.cp273", ""},
    {"encodings.cp424", ""},
    {"encodings.cp437", ""},
    {"encodings.cp500", ""},
    {"encodings.cp720", ""},
    {"encodings.cp737", ""},
    {"encodings.cp775", ""},
    {"encodings.cp850", ""},
    {"encodings.cp852", ""},
    {"encodings.cp855", ""},
    {"encodings.cp856", ""},
    {"encodings.cp857", ""},
    {"encodings.cp858", ""},
    {"encodings.cp860", ""},
    {"encodings.cp861", ""},
    {"encodings.cp862", ""},
    {"encodings.cp863", ""},
    {"encodings.cp864", ""},
    {"encodings.cp865", ""},
    {"encodings.cp866", ""},
    {"encodings.cp869", ""},
    {"encodings.cp874", ""},
    {"encodings.cp875", ""},
    {"encodings.cp932", ""},
    {"encodings.cp949", ""},
    {"encodings.cp950", ""},
    {"encodings.euc_jis_2004", ""},
    {"encodings.euc_jisx0213", ""},
    {"encodings.euc_jp", ""},
    {"encodings.euc_kr", ""},
    {"encodings.gb18030", ""},
    {"encodings.gb2312", ""},
    {"encodings.gbk", ""},
    {"encodings.hex_codec", ""},
    {"encodings.hp_roman8", ""},
    {"encodings.hz", ""},
    {"encodings.idna", ""},
    {"encodings.iso2022_jp", ""},
    {"encodings.iso2022_jp_1", ""},
    {"encodings.iso2022_jp_2", ""},
    {"encodings.iso2022_jp_2004", ""},
    {"encodings.iso2022_jp_3", ""},
    {"encodings.iso2022_jp_ext", ""},
    {"encodings.iso2022_kr", ""},
    {"encodings.iso8859_1", ""},
    {"encodings.iso8859_10", ""},
    {"encodings.iso8859_11", ""},
    {"encodings.iso8859_13", ""},
    {"encodings.iso8859_14", ""},
    {"encodings.iso8859_15", ""},
    {"encodings.iso8859_16", ""},
    {"encodings.iso8859_2", ""},
    {"encodings.iso8859_3", ""},
    {"encodings.iso8859_4", ""},
    {"encodings.iso8859_5", ""},
    {"encodings.iso8859_6", ""},
    {"encodings.iso8859_7", ""},
    {"encodings.iso8859_8", ""},
    {"encodings.iso8859_9", ""},
    {"encodings.johab", ""},
    {"encodings.koi8_r", ""},
    {"encodings.koi8_t", ""},
    {"encodings.koi8_u", ""},
    {"encodings.kz1048", ""},
    {"encodings.latin_1", ""},
    {"encodings.mbcs", ""},
    {"encodings.oem", ""},
    {"encodings.palmos", ""},
    {"encodings.ptcp154", ""},
    {"encodings.punycode", ""},
    {"encodings.quopri_codec", ""},
    {"encodings.raw_unicode_escape", ""},
    {"encodings.rot_13", ""},
    {"encodings.shift_jis", ""},
    {"encodings.shift_jis_2004", ""},
    {"encodings.shift_jisx0213", ""},
    {"encodings.tis_620", ""},
    {"encodings.undefined", ""},
    {"encodings.unicode_escape", ""},
    {"encodings.utf_16", ""},
    {"encodings.utf_16_be", ""},
    {"encodings.utf_16_le", ""},
    {"encodings.utf_32", ""},
    {"encodings.utf_32_be", ""},
    {"encodings.utf_32_le", ""},
    {"encodings.utf_7", ""},
    {"encodings.utf_8", ""},
    {"encodings.utf_8_sig", ""},
    {"encodings.uu_codec", ""},
    {"encodings.zlib_codec", ""},
    {"ensurepip", ""},
    {"enum",
     " CONFORM CONTINUOUS DynamicClassAttribute EJECT Enum EnumCheck EnumMeta EnumType Flag FlagBoundary "
     "IntEnum IntFlag KEEP MappingProxyType NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE _EnumDict "
     "_auto_null _dedent _high_bit _is_descriptor _is_dunder _is_internal_class _is_private _is_single_bit "
     "_is_sunder _iter_bits_lsb _make_class_unpicklable _old_convert_ _or_ _power_of_two _proto_member "
     "_reduce_ex_by_global_name _simple_enum _stdlib_enums _test_simple_enum auto bin bltns global_enum "
     "global_enum_repr global_flag_repr global_str member nonmember property reduce show_flag_values sys "
     "unique verify "},
    {"errno", ""},
    {"faulthandler", ""},
    {"fcntl", ""},
    {"filecmp", ""},
    {"fileinput", ""},
    {"fnmatch",
     " _compile_pattern filter fnmatch fnmatchcase functools os posixpath re translate "},
    {"fractions",
     " Decimal Fraction _PyHASH_INF _PyHASH_MODULUS _RATIONAL_FORMAT math numbers operator re sys "},
    {"ftplib", ""},
    {"functools",
     " GenericAlias RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES _CacheInfo _HashedSeq _NOT_FOUND _c3_merge "
     "_c3_mro _compose_mro _convert _find_impl _ge_from_gt _ge_from_le _ge_from_lt _gt_from_ge _gt_from_le "
     "_gt_from_lt _initial_missing _le_from_ge _le_from_gt _le_from_lt _lru_cache_wrapper _lt_from_ge "
     "_lt_from_gt _lt_from_le _make_key _unwrap_partial cache cached_property cmp_to_key get_cache_token "
     "lru_cache namedtuple partial partialmethod recursive_repr reduce singledispatch singledispatchmethod "
     "total_ordering update_wrapper wraps "},
    {"gc", ""},
    {"genericpath", ""},
    {"getopt", ""},
    {"getpass",
     " GetPassWarning _raw_input contextlib fallback_getpass getpass getuser io os sys termios "
     "unix_getpass warnings win_getpass "},
    {"gettext", ""},
    {"glob",
     " _dir_open_flags _glob0 _glob1 _glob2 _iglob _isdir _ishidden _isrecursive _iterdir _join _lexists "
     "_listdir _rlistdir contextlib escape fnmatch glob glob0 glob1 has_magic iglob itertools magic_check "
     "magic_check_bytes os re stat sys "},
    {"graphlib", ""},
    {"grp", ""},
    {"gzip", ""},
    {"hashlib",
     " _hashlib algorithms_available algorithms_guaranteed blake2b blake2s file_digest md5 new pbkdf2_hmac "
     "scrypt sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128 shake_256 "},
    {"heapq",
     " _heapify_max _heappop_max _heapreplace_max _siftdown _siftdown_max _siftup _siftup_max heapify "
     "heappop heappush heappushpop heapreplace merge nlargest nsmallest "},
    {"hmac",
     " HMAC _functype _hashlib _hashopenssl _warnings compare_digest digest digest_size new trans_36 "
     "trans_5C "},
    {"html",
     " _charref _html5 _invalid_charrefs _invalid_codepoints _re _replace_charref entities escape parser "
     "unescape "},
    {"html.entities", ""},
    {"html.parser", ""},
    {"http", ""},
    {"http.client", ""},
    {"http.cookiejar", ""},
    {"http.cookies", ""},
    {"http.server", ""},
    {"imaplib", ""},
    {"imghdr", ""},
    {"imp", ""},
    {"importlib",
     " _RELOADING _abc _bootstrap _bootstrap_external _imp _pack_uint32 _unpack_uint32 abc find_loader "
     "import_module invalidate_caches machinery metadata readers reload resources simple sys util warnings "},
    {"importlib.abc", ""},
    {"importlib.metadata",
     " Deprecated DeprecatedList DeprecatedTuple Distribution DistributionFinder EntryPoint EntryPoints "
     "FastPath FileHash FreezableDefaultDict List Lookup Mapping MetaPathFinder MetadataPathFinder "
     "Optional PackageMetadata PackageNotFoundError PackagePath Pair PathDistribution Prepared Sectioned "
     "SelectableGroups SimplePath Union _adapters _collections _functools _itertools _meta _text "
     "_top_level_declared _top_level_inferred _unique abc always_iterable collections csv distribution "
     "distributions email entry_points files functools import_module itertools metadata method_cache "
     "operator os packages_distributions pass_none pathlib posixpath re requires starmap suppress sys "
     "textwrap unique_everseen version warnings zipfile "},
    {"importlib.readers", ""},
    {"importlib.resources",
     " Package Resource ResourceReader _adapters _common _itertools _legacy abc as_file contents files "
     "is_resource open_binary open_text path read_binary read_text readers simple "},
    {"importlib.resources.abc", ""},
    {"importlib.resources.readers", ""},
    {"importlib.resources.simple", ""},
    {"importlib.simple", ""},
    {"importlib.util",
     " LazyLoader Loader MAGIC_NUMBER _LazyModule _RAW_MAGIC_NUMBER _find_spec _find_spec_from_path _imp "
     "_module_to_load _resolve_name cache_from_source contextmanager decode_source find_spec functools "
     "module_for_loader module_from_spec resolve_name set_loader set_package source_from_cache source_hash "
     "spec_from_file_location spec_from_loader sys types warnings "},
    {"inspect",
     " ArgInfo Arguments Attribute BlockFinder BoundArguments CORO_CLOSED CORO_CREATED CORO_RUNNING "
     "CORO_SUSPENDED CO_ASYNC_GENERATOR CO_COROUTINE CO_GENERATOR CO_ITERABLE_COROUTINE CO_NESTED "
     "CO_NEWLOCALS CO_NOFREE CO_OPTIMIZED CO_VARARGS CO_VARKEYWORDS ClassFoundException ClosureVars "
     "EndOfBlock FrameInfo FullArgSpec GEN_CLOSED GEN_CREATED GEN_RUNNING GEN_SUSPENDED OrderedDict "
     "Parameter Signature TPFLAGS_IS_ABSTRACT Traceback _ClassFinder _FrameInfo _KEYWORD_ONLY "
     "_NonUserDefinedCallables _POSITIONAL_ONLY _POSITIONAL_OR_KEYWORD _ParameterKind _Traceback "
     "_VAR_KEYWORD _VAR_POSITIONAL _check_class _check_instance _empty _filesbymodname _findclass _finddoc "
     "_get_code_position _get_code_position_from_tb _getmembers _has_code_flag _is_type _main "
     "_missing_arguments _sentinel _shadowed_dict _signature_bound_method _signature_from_builtin "
     "_signature_from_callable _signature_from_function _signature_fromstr _signature_get_partial "
     "_signature_get_user_defined_method _signature_is_builtin _signature_is_functionlike "
     "_signature_strip_non_python_syntax _static_getmro _too_many _void abc ast attrgetter builtins "
     "classify_class_attrs cleandoc collections currentframe dis enum findsource formatannotation "
     "formatannotationrelativeto formatargvalues functools get_annotations getabsfile getargs getargvalues "
     "getattr_static getblock getcallargs getclasstree getclosurevars getcomments getcoroutinelocals "
     "getcoroutinestate getdoc getfile getframeinfo getfullargspec getgeneratorlocals getgeneratorstate "
     "getinnerframes getlineno getmembers getmembers_static getmodule getmodulename getmro getouterframes "
     "getsource getsourcefile getsourcelines importlib indentsize isabstract isasyncgen isasyncgenfunction "
     "isawaitable isbuiltin isclass iscode iscoroutine iscoroutinefunction isdatadescriptor isframe "
     "isfunction isgenerator isgeneratorfunction isgetsetdescriptor iskeyword ismemberdescriptor ismethod "
     "ismethoddescriptor ismethodwrapper ismodule isroutine istraceback itertools linecache modulesbyfile "
     "namedtuple os re signature stack sys token tokenize trace types unwrap walktree "},
    {"io",
     " BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO "
     "DEFAULT_BUFFER_SIZE FileIO IOBase IncrementalNewlineDecoder RawIOBase SEEK_CUR SEEK_END SEEK_SET "
     "StringIO TextIOBase TextIOWrapper UnsupportedOperation _io abc open open_code text_encoding "},
    {"ipaddress", ""},
    {"itertools",
     " _grouper _tee _tee_dataobject accumulate chain combinations combinations_with_replacement compress "
     "count cycle dropwhile filterfalse groupby islice pairwise permutations product repeat starmap "
     "takewhile tee zip_longest "},
    {"json",
     " JSONDecodeError JSONDecoder JSONEncoder _default_decoder _default_encoder codecs decoder "
     "detect_encoding dump dumps encoder load loads scanner tool "},
    {"json.decoder", ""},
    {"json.encoder", ""},
    {"json.scanner", ""},
    {"json.tool", ""},
    {"keyword",
     " iskeyword issoftkeyword kwlist softkwlist "},
    {"linecache", ""},
    {"locale",
     " ABDAY_1 ABDAY_2 ABDAY_3 ABDAY_4 ABDAY_5 ABDAY_6 ABDAY_7 ABMON_1 ABMON_10 ABMON_11 ABMON_12 ABMON_2 "
     "ABMON_3 ABMON_4 ABMON_5 ABMON_6 ABMON_7 ABMON_8 ABMON_9 ALT_DIGITS AM_STR CHAR_MAX CODESET CRNCYSTR "
     "DAY_1 DAY_2 DAY_3 DAY_4 DAY_5 DAY_6 DAY_7 D_FMT D_T_FMT ERA ERA_D_FMT ERA_D_T_FMT ERA_T_FMT Error "
     "LC_ALL LC_COLLATE LC_CTYPE LC_MESSAGES LC_MONETARY LC_NUMERIC LC_TIME MON_1 MON_10 MON_11 MON_12 "
     "MON_2 MON_3 MON_4 MON_5 MON_6 MON_7 MON_8 MON_9 NOEXPR PM_STR RADIXCHAR THOUSEP T_FMT T_FMT_AMPM "
     "YESEXPR _append_modifier _build_localename _builtin_str _collections_abc _format _group "
     "_grouping_intervals _localeconv _localize _override_localeconv _parse_localename _percent_re "
     "_print_locale _replace_encoding _setlocale _strcoll _strip_padding _strxfrm _test atof atoi "
     "bind_textdomain_codeset bindtextdomain currency dcgettext delocalize dgettext encodings format "
     "format_string functools getdefaultlocale getencoding getlocale getpreferredencoding gettext "
     "locale_alias locale_encoding_alias localeconv localize nl_langinfo normalize re resetlocale "
     "setlocale str strcoll strxfrm sys textdomain windows_locale "},
    {"logging",
     " BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Filterer Formatter "
     "GenericAlias Handler INFO LogRecord Logger LoggerAdapter Manager NOTSET NullHandler PercentStyle "
     "PlaceHolder RootLogger StrFormatStyle StreamHandler StringTemplateStyle Template WARN WARNING "
     "_STYLES _StderrHandler _acquireLock _addHandlerRef _after_at_fork_child_reinit_locks "
     "_at_fork_reinit_lock_weakset _checkLevel _defaultFormatter _defaultLastResort _handlerList _handlers "
     "_is_internal_frame _levelToName _lock _logRecordFactory _loggerClass _nameToLevel "
     "_register_at_fork_reinit_lock _releaseLock _removeHandlerRef _showwarning _srcfile _startTime "
     "_str_formatter _warnings_showwarning addLevelName atexit basicConfig captureWarnings collections "
     "config critical currentframe debug disable error exception fatal getLevelName getLevelNamesMapping "
     "getLogRecordFactory getLogger getLoggerClass handlers info io lastResort log logMultiprocessing "
     "logProcesses logThreads makeLogRecord os raiseExceptions re root setLogRecordFactory setLoggerClass "
     "shutdown sys threading time traceback warn warning warnings weakref "},
    {"logging.config",
     " BaseConfigurator ConvertingDict ConvertingList ConvertingMixin ConvertingTuple "
     "DEFAULT_LOGGING_CONFIG_PORT DictConfigurator IDENTIFIER RESET_ERROR StreamRequestHandler "
     "ThreadingTCPServer _clearExistingHandlers _create_formatters _handle_existing_loggers "
     "_install_handlers _install_loggers _listener _resolve _strip_spaces dictConfig dictConfigClass errno "
     "fileConfig io listen logging re stopListening struct threading traceback valid_ident "},
    {"logging.handlers",
     " BaseRotatingHandler BufferingHandler DEFAULT_HTTP_LOGGING_PORT DEFAULT_SOAP_LOGGING_PORT "
     "DEFAULT_TCP_LOGGING_PORT DEFAULT_UDP_LOGGING_PORT DatagramHandler HTTPHandler MemoryHandler "
     "NTEventLogHandler QueueHandler QueueListener RotatingFileHandler SMTPHandler ST_DEV ST_INO ST_MTIME "
     "SYSLOG_TCP_PORT SYSLOG_UDP_PORT SocketHandler SysLogHandler TimedRotatingFileHandler "
     "WatchedFileHandler _MIDNIGHT copy io logging os pickle queue re socket struct threading time "},
    {"lzma", ""},
    {"mailbox", ""},
    {"mailcap", ""},
    {"marshal", ""},
    {"math",
     " acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp "
     "exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan "
     "isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder "
     "sin sinh sqrt tan tanh tau trunc ulp "},
    {"mimetypes", ""},
    {"mmap", ""},
    {"modulefinder", ""},
    {"multiprocessing", ""},
    {"multiprocessing.connection", ""},
    {"multiprocessing.context", ""},
    {"multiprocessing.dummy", ""},
    {"multiprocessing.dummy.connection", ""},
    {"multiprocessing.forkserver", ""},
    {"multiprocessing.heap", ""},
    {"multiprocessing.managers", ""},
    {"multiprocessing.pool", ""},
    {"multiprocessing.popen_fork", ""},
    {"multiprocessing.popen_forkserver", ""},
    {"multiprocessing.popen_spawn_posix", ""},
    {"multiprocessing.popen_spawn_win32", ""},
    {"multiprocessing.process", ""},
    {"multiprocessing.queues", ""},
    {"multiprocessing.reduction", ""},
    {"multiprocessing.resource_sharer", ""},
    {"multiprocessing.resource_tracker", ""},
    {"multiprocessing.shared_memory", ""},
    {"multiprocessing.sharedctypes", ""},
    {"multiprocessing.spawn", ""},
    {"multiprocessing.synchronize", ""},
    {"multiprocessing.util", ""},
    {"netrc", ""},
    {"nis", ""},
    {"nntplib", ""},
    {"ntpath", ""},
    {"nturl2path", ""},
    {"numbers",
     " ABCMeta Complex Integral Number Rational Real abstractmethod "},
    {"opcode", ""},
    {"operator",
     " _abs abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd "
     "iand iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ "
     "is_not isub itemgetter itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg "
     "not_ or_ pos pow rshift setitem sub truediv truth xor "},
    {"optparse", ""},
    {"os",
     " CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED DirEntry EFD_CLOEXEC "
     "EFD_NONBLOCK EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM "
     "EX_NOUSER EX_OK EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE "
     "F_LOCK F_OK F_TEST F_TLOCK F_ULOCK GRND_NONBLOCK GRND_RANDOM GenericAlias MFD_ALLOW_SEALING "
     "MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB "
     "MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB MFD_HUGE_64KB MFD_HUGE_8MB "
     "MFD_HUGE_MASK MFD_HUGE_SHIFT Mapping MutableMapping NGROUPS_MAX O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC "
     "O_CREAT O_DIRECT O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY "
     "O_NOFOLLOW O_NONBLOCK O_PATH O_RDONLY O_RDWR O_RSYNC O_SYNC O_TMPFILE O_TRUNC O_WRONLY "
     "POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL "
     "POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN PRIO_PGRP PRIO_PROCESS "
     "PRIO_USER P_ALL P_NOWAIT P_NOWAITO P_PGID P_PID P_PIDFD P_WAIT PathLike RTLD_DEEPBIND RTLD_GLOBAL "
     "RTLD_LAZY RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT "
     "RWF_SYNC R_OK SCHED_BATCH SCHED_FIFO SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR "
     "SEEK_DATA SEEK_END SEEK_HOLE SEEK_SET SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND "
     "ST_MANDLOCK ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME "
     "ST_SYNCHRONOUS ST_WRITE TMP_MAX WCONTINUED WCOREDUMP WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED "
     "WIFSIGNALED WIFSTOPPED WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK XATTR_CREATE "
     "XATTR_REPLACE XATTR_SIZE_MAX X_OK _Environ _check_methods _execvpe _exists _exit _fspath _fwalk "
     "_get_exports_list _spawnvef _walk _wrap_close abc abort access altsep chdir chmod chown chroot close "
     "closerange confstr confstr_names copy_file_range cpu_count ctermid curdir defpath device_encoding "
     "devnull dup dup2 environ environb error eventfd eventfd_read eventfd_write execl execle execlp "
     "execlpe execv execve execvp execvpe extsep fchdir fchmod fchown fdatasync fdopen fork forkpty "
     "fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate fwalk get_blocking get_exec_path "
     "get_inheritable get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid getgid getgrouplist "
     "getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority getrandom getresgid "
     "getresuid getsid getuid getxattr initgroups isatty kill killpg lchown linesep link listdir listxattr "
     "lockf login_tty lseek lstat major makedev makedirs memfd_create minor mkdir mkfifo mknod name nice "
     "open openpty pardir path pathconf pathconf_names pathsep pidfd_open pipe pipe2 popen posix_fadvise "
     "posix_fallocate posix_spawn posix_spawnp pread preadv putenv pwrite pwritev read readlink readv "
     "register_at_fork remove removedirs removexattr rename renames replace rmdir scandir "
     "sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler "
     "sched_param sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler sched_yield "
     "sendfile sep set_blocking set_inheritable setegid seteuid setgid setgroups setpgid setpgrp "
     "setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle spawnlp "
     "spawnlpe spawnv spawnve spawnvp spawnvpe splice st stat stat_result statvfs statvfs_result strerror "
     "supports_bytes_environ supports_dir_fd supports_effective_ids supports_fd supports_follow_symlinks "
     "symlink sync sys sysconf sysconf_names system tcgetpgrp tcsetpgrp terminal_size times times_result "
     "truncate ttyname umask uname uname_result unlink unsetenv urandom utime wait wait3 wait4 waitid "
     "waitid_result waitpid waitstatus_to_exitcode walk write writev "},
    {"os.path",
     " _get_sep _joinrealpath _path_normpath _varprog _varprogb abspath altsep basename commonpath "
     "commonprefix curdir defpath devnull dirname exists expanduser expandvars extsep genericpath getatime "
     "getctime getmtime getsize isabs isdir isfile islink ismount join lexists normcase normpath os pardir "
     "pathsep realpath relpath samefile sameopenfile samestat sep split splitdrive splitext stat "
     "supports_unicode_filenames sys "},
    {"ossaudiodev", ""},
    {"pathlib",
     " EBADF ELOOP ENOENT ENOTDIR Path PosixPath PurePath PurePosixPath PureWindowsPath S_ISBLK S_ISCHR "
     "S_ISDIR S_ISFIFO S_ISLNK S_ISREG S_ISSOCK Sequence WindowsPath _Flavour _IGNORED_ERRNOS "
     "_IGNORED_WINERRORS _PathParents _PosixFlavour _PreciseSelector _RecursiveWildcardSelector _Selector "
     "_TerminatingSelector _WINERROR_CANT_RESOLVE_FILENAME _WINERROR_INVALID_NAME _WINERROR_NOT_READY "
     "_WildcardSelector _WindowsFlavour _ignore_error _is_wildcard_pattern _make_selector _posix_flavour "
     "_windows_flavour attrgetter fnmatch functools io os posixpath re sys urlquote_from_bytes warnings "},
    {"pdb", ""},
    {"pickle", ""},
    {"pickletools", ""},
    {"pipes", ""},
    {"pkgutil", ""},
    {"platform",
     " _Processor _WIN32_CLIENT_RELEASES _WIN32_SERVER_RELEASES _comparable_version _component_re "
     "_default_architecture _follow_symlinks _get_machine_win32 _ironpython26_sys_version_parser "
     "_ironpython_sys_version_parser _java_getprop _libc_search _mac_ver_xml _node _norm_version "
     "_os_release_cache _os_release_candidates _os_release_line _os_release_unescape _parse_os_release "
     "_platform _platform_cache _pypy_sys_version_parser _sys_version _sys_version_cache "
     "_sys_version_parser _syscmd_file _syscmd_ver _uname_cache _unknown_as_blank _ver_output _ver_stages "
     "architecture collections freedesktop_os_release functools itertools java_ver libc_ver mac_ver "
     "machine node os platform processor python_branch python_build python_compiler python_implementation "
     "python_revision python_version python_version_tuple re release sys system system_alias uname "
     "uname_result version win32_edition win32_is_iot win32_ver "},
    {"plistlib", ""},
    {"poplib", ""},
    {"posix", ""},
    {"posixpath", ""},
    {"pprint",
     " PrettyPrinter _StringIO _builtin_scalars _collections _dataclasses _perfcheck _recursion _safe_key "
     "_safe_tuple _sys _types _wrap_bytes_repr isreadable isrecursive pformat pp pprint re saferepr "},
    {"profile", ""},
    {"pstats", ""},
    {"pty", ""},
    {"pwd", ""},
    {"py_compile", ""},
    {"pyclbr", ""},
    {"pydoc", ""},
    {"pydoc_data", ""},
    {"pydoc_data.topics", ""},
    {"pyexpat", ""},
    {"queue", ""},
    {"quopri", ""},
    {"random",
     " BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI _ONE _Sequence _Set "
     "_accumulate _acos _bisect _ceil _cos _e _exp _floor _index _inst _isfinite _log _os _pi _random "
     "_repeat _sha512 _sin _sqrt _test _test_generator _urandom _warn betavariate choice choices "
     "expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate "
     "randbytes randint random randrange sample seed setstate shuffle triangular uniform vonmisesvariate "
     "weibullvariate "},
    {"re",
     " A ASCII DEBUG DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern RegexFlag S Scanner T "
     "TEMPLATE U UNICODE VERBOSE X _MAXCACHE _cache _casefix _compile _compile_repl _compiler _constants "
     "_expand _parser _pickle _special_chars_map _subx compile copyreg enum error escape findall finditer "
     "fullmatch functools match purge search split sub subn template "},
    {"readline", ""},
    {"reprlib", ""},
    {"resource", ""},
    {"rlcompleter", ""},
    {"runpy", ""},
    {"sched", ""},
    {"secrets",
     " DEFAULT_ENTROPY SystemRandom _sysrand base64 binascii choice compare_digest randbelow randbits "
     "token_bytes token_hex token_urlsafe "},
    {"select", ""},
    {"selectors", ""},
    {"shelve", ""},
    {"shlex", ""},
    {"shutil", ""},
    {"signal", ""},
    {"site", ""},
    {"smtpd", ""},
    {"smtplib", ""},
    {"sndhdr", ""},
    {"socket", ""},
    {"socketserver", ""},
    {"spwd", ""},
    {"sqlite3", ""},
    {"sqlite3.dbapi2", ""},
    {"sqlite3.dump", ""},
    {"sre_compile", ""},
    {"sre_constants", ""},
    {"sre_parse", ""},
    {"ssl", ""},
    {"stat", ""},
    {"statistics", ""},
    {"string",
     " Formatter Template _ChainMap _re _sentinel_dict _string ascii_letters ascii_lowercase "
     "ascii_uppercase capwords digits hexdigits octdigits printable punctuation whitespace "},
    {"stringprep", ""},
    {"struct",
     " Struct _clearcache calcsize error iter_unpack pack pack_into unpack unpack_from "},
    {"subprocess", ""},
    {"sunau", ""},
    {"symtable", ""},
    {"sys",
     " _base_executable _clear_type_cache _current_exceptions _current_frames _debugmallocstats _framework "
     "_getframe _getquickenedcount _git _home _stdlib_dir _xoptions abiflags addaudithook api_version argv "
     "audit base_exec_prefix base_prefix breakpointhook builtin_module_names byteorder call_tracing "
     "copyright displayhook dont_write_bytecode exc_info excepthook exception exec_prefix executable exit "
     "flags float_info float_repr_style get_asyncgen_hooks get_coroutine_origin_tracking_depth "
     "get_int_max_str_digits getallocatedblocks getdefaultencoding getdlopenflags "
     "getfilesystemencodeerrors getfilesystemencoding getprofile getrecursionlimit getrefcount getsizeof "
     "getswitchinterval gettrace hash_info hexversion implementation int_info intern is_finalizing maxsize "
     "maxunicode meta_path modules orig_argv path path_hooks path_importer_cache platform platlibdir "
     "prefix pycache_prefix set_asyncgen_hooks set_coroutine_origin_tracking_depth set_int_max_str_digits "
     "setdlopenflags setprofile setrecursionlimit setswitchinterval settrace stderr stdin "
     "stdlib_module_names stdout thread_info unraisablehook version version_info warnoptions "},
    {"sysconfig", ""},
    {"syslog", ""},
    {"tabnanny", ""},
    {"tarfile", ""},
    {"telnetlib", ""},
    {"tempfile", ""},
    {"termios", ""},
    {"textwrap",
     " TextWrapper _leading_whitespace_re _whitespace _whitespace_only_re dedent fill indent re shorten "
     "wrap "},
    {"threading",
     " Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock Semaphore "
     "TIMEOUT_MAX Thread ThreadError Timer WeakSet _CRLock _DummyThread _HAVE_THREAD_NATIVE_ID _MainThread "
     "_PyRLock _RLock _SHUTTING_DOWN _active _active_limbo_lock _after_fork _allocate_lock _count _counter "
     "_dangling _deque _enumerate _islice _limbo _main_thread _maintain_shutdown_locks "
     "_make_invoke_excepthook _newname _os _profile_hook _register_atexit _set_sentinel _shutdown "
     "_shutdown_locks _shutdown_locks_lock _start_new_thread _sys _threading_atexits _time _trace_hook "
     "activeCount active_count currentThread current_thread enumerate excepthook functools get_ident "
     "get_native_id getprofile gettrace local main_thread setprofile settrace stack_size "},
    {"time",
     " CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME "
     "CLOCK_TAI CLOCK_THREAD_CPUTIME_ID _STRUCT_TM_ITEMS altzone asctime clock_getres clock_gettime "
     "clock_gettime_ns clock_settime clock_settime_ns ctime daylight get_clock_info gmtime localtime "
     "mktime monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns "
     "pthread_getcpuclockid sleep strftime strptime struct_time thread_time thread_time_ns time time_ns "
     "timezone tzname tzset "},
    {"timeit", ""},
    {"tkinter", ""},
    {"token", ""},
    {"tokenize", ""},
    {"tomllib", ""},
    {"trace", ""},
    {"traceback",
     " FrameSummary StackSummary TracebackException _Anchors _ExceptionPrintContext _RECURSIVE_CUTOFF "
     "_Sentinel _byte_offset_to_character_offset _cause_message _context_message "
     "_extract_caret_anchors_from_line_segment _format_final_exc_line _get_code_position _parse_value_tb "
     "_safe_string _sentinel _walk_tb_with_full_positions clear_frames collections extract_stack "
     "extract_tb format_exc format_exception format_exception_only format_list format_stack format_tb "
     "itertools linecache print_exc print_exception print_last print_list print_stack print_tb suppress "
     "sys textwrap walk_stack walk_tb "},
    {"tracemalloc", ""},
    {"tty", ""},
    {"turtle", ""},
    {"types",
     " AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType "
     "CodeType CoroutineType DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType "
     "GenericAlias GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType "
     "MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType NotImplementedType "
     "SimpleNamespace TracebackType UnionType WrapperDescriptorType _GeneratorWrapper _calculate_meta "
     "_cell_factory coroutine new_class prepare_class resolve_bases "},
    {"typing",
     " ABCMeta AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable "
     "AsyncIterator Awaitable BinaryIO ByteString CT_co Callable ChainMap ClassVar Collection Concatenate "
     "Container ContextManager Coroutine Counter DefaultDict Deque Dict EXCLUDED_ATTRIBUTES Final "
     "ForwardRef FrozenSet Generator Generic GenericAlias Hashable IO ItemsView Iterable Iterator KT "
     "KeysView List Literal LiteralString Mapping MappingView Match MethodDescriptorType MethodWrapperType "
     "MutableMapping MutableSequence MutableSet NamedTuple NamedTupleMeta Never NewType NoReturn "
     "NotRequired Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol Required "
     "Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat "
     "SupportsIndex SupportsInt SupportsRound T TYPE_CHECKING T_co T_contra Text TextIO Tuple Type "
     "TypeAlias TypeGuard TypeVar TypeVarTuple TypedDict Union Unpack VT VT_co V_co ValuesView "
     "WrapperDescriptorType _ASSERT_NEVER_REPR_MAX_LENGTH _AnnotatedAlias _AnyMeta _BaseGenericAlias "
     "_BoundVarianceMixin _CallableGenericAlias _CallableType _ConcatenateGenericAlias _DeprecatedType "
     "_Final _GenericAlias _Immutable _LiteralGenericAlias _LiteralSpecialForm _NamedTuple _NotIterable "
     "_PROTO_ALLOWLIST _PickleUsingNameMixin _ProtocolMeta _SPECIAL_NAMES _SpecialForm "
     "_SpecialGenericAlias _TYPING_INTERNALS _TupleType _TypedDict _TypedDictMeta _TypingEllipsis "
     "_UnionGenericAlias _UnpackGenericAlias _alias _allow_reckless_class_checks _allowed_types _caller "
     "_check_generic _cleanups _collect_parameters _deduplicate _eval_type _flatten_literal_params "
     "_get_protocol_attrs _idfunc _is_callable_members_only _is_dunder _is_param_expr _is_typevar_like "
     "_is_unpacked_typevartuple _make_nmtuple _namedtuple_mro_entries _no_init_or_replace_init "
     "_overload_dummy _overload_registry _prohibited _remove_dups_flatten _should_unflatten_callable_args "
     "_special _strip_annotations _tp_cache _type_check _type_convert _type_repr _unpack_args "
     "_value_and_type_iter abstractmethod assert_never assert_type cast clear_overloads collections "
     "contextlib dataclass_transform defaultdict final functools get_args get_origin get_overloads "
     "get_type_hints io is_typeddict no_type_check no_type_check_decorator operator overload re "
     "reveal_type runtime_checkable stdlib_re sys types warnings "},
    {"unicodedata",
     " UCD _ucnhash_CAPI bidirectional category combining decimal decomposition digit east_asian_width "
     "is_normalized lookup mirrored name normalize numeric ucd_3_2_0 unidata_version "},
    {"unittest",
     " BaseTestSuite FunctionTestCase IsolatedAsyncioTestCase SkipTest TestCase TestLoader TestProgram "
     "TestResult TestSuite TextTestResult TextTestRunner _TextTestResult addModuleCleanup async_case case "
     "defaultTestLoader doModuleCleanups enterModuleContext expectedFailure findTestCases getTestCaseNames "
     "installHandler load_tests loader main makeSuite mock registerResult removeHandler removeResult "
     "result runner signals skip skipIf skipUnless suite util "},
    {"unittest.async_case", ""},
    {"unittest.case", ""},
    {"unittest.loader", ""},
    {"unittest.main", ""},
    {"unittest.mock",
     " ANY AsyncMagicMixin AsyncMock AsyncMockMixin Base CallableMixin CodeType DEFAULT FILTER_DIR "
     "FunctionTypes InvalidSpecError MagicMixin MagicMock MagicProxy MethodType Mock ModuleType "
     "NonCallableMagicMock NonCallableMock PropertyMock RLock _ANY _AnyComparer _AsyncIterator _Call "
     "_CallList _MOCK_SIG _MockIter _Sentinel _SentinelObject _SpecState _all_magics _all_sync_magics "
     "_allowed_names _async_magics _async_method_magics _builtins _calculate_return_value _callable "
     "_check_and_set_parent _check_signature _check_spec_arg_typos _clear_dict _copy_func_details "
     "_delegating_property _deleted _extract_mock _format_call_signature _get_async_iter _get_eq _get_iter "
     "_get_method _get_ne _get_signature_object _get_target _instance_callable _is_async_func "
     "_is_async_obj _is_exception _is_instance_mock _is_list _is_magic _magics _missing _must_skip "
     "_non_defaults _patch _patch_dict _patch_multiple _patch_object _patch_stopall _return_values "
     "_safe_super _set_return_value _set_signature _setup_async_mock _setup_func _side_effect_methods "
     "_sync_async_magics _to_stream _try_iter _unsupported_magics asyncio builtins call contextlib "
     "create_autospec file_spec inplace inspect io iscoroutinefunction magic_methods mock_open numerics "
     "open_spec partial patch pkgutil pprint right safe_repr seal sentinel sys wraps "},
    {"unittest.result", ""},
    {"unittest.runner", ""},
    {"unittest.signals", ""},
    {"unittest.suite", ""},
    {"unittest.util", ""},
    {"urllib",
     " error parse request response robotparser "},
    {"urllib.error", ""},
    {"urllib.parse",
     " DefragResult DefragResultBytes ParseResult ParseResultBytes ResultBase SplitResult SplitResultBytes "
     "_ALWAYS_SAFE _ALWAYS_SAFE_BYTES _DefragResultBase _NetlocResultMixinBase _NetlocResultMixinBytes "
     "_NetlocResultMixinStr _ParseResultBase _Quoter _ResultMixinBytes _ResultMixinStr _SplitResultBase "
     "_UNSAFE_URL_BYTES_TO_REMOVE _WHATWG_C0_CONTROL_OR_SPACE _asciire _byte_quoter_factory "
     "_check_bracketed_host _check_bracketed_netloc _checknetloc _coerce_args _decode_args _encode_result "
     "_hexdig _hextobyte _hostprog _implicit_encoding _implicit_errors _noop _portprog _splitattr "
     "_splithost _splitnetloc _splitnport _splitparams _splitpasswd _splitport _splitquery _splittag "
     "_splittype _splituser _splitvalue _to_bytes _typeprog clear_cache functools ipaddress namedtuple "
     "non_hierarchical parse_qs parse_qsl quote quote_from_bytes quote_plus re scheme_chars splitattr "
     "splithost splitnport splitpasswd splitport splitquery splittag splittype splituser splitvalue sys "
     "to_bytes types unquote unquote_plus unquote_to_bytes unwrap urldefrag urlencode urljoin urlparse "
     "urlsplit urlunparse urlunsplit uses_fragment uses_netloc uses_params uses_query uses_relative "
     "warnings "},
    {"urllib.request", ""},
    {"urllib.response", ""},
    {"urllib.robotparser", ""},
    {"uu", ""},
    {"uuid",
     " Enum NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500 RESERVED_FUTURE RESERVED_MICROSOFT "
     "RESERVED_NCS RFC_4122 SafeUUID UUID _AIX _GETTERS _LINUX _MAC_DELIM _MAC_OMITS_LEADING_ZEROES "
     "_OS_GETTERS _UuidCreate _arp_getnode _find_mac_near_keyword _find_mac_under_heading "
     "_generate_time_safe _get_command_stdout _has_uuid_generate_time_safe _ifconfig_getnode _ip_getnode "
     "_ipconfig_getnode _is_universal _lanscan_getnode _last_timestamp _load_system_functions "
     "_netbios_getnode _netstat_getnode _node _parse_mac _platform_system _random_getnode _simple_enum "
     "_unix_getnode _uuid _windll_getnode bytes_ getnode int_ os platform sys uuid1 uuid3 uuid4 uuid5 "},
    {"venv", ""},
    {"warnings",
     " WarningMessage _DEPRECATED_MSG _OptionError _add_filter _defaultaction _deprecated _filters_mutated "
     "_formatwarning_orig _formatwarnmsg _formatwarnmsg_impl _getaction _getcategory _is_internal_frame "
     "_next_external_frame _onceregistry _processoptions _setoption _showwarning_orig _showwarnmsg "
     "_showwarnmsg_impl _warn_unawaited_coroutine catch_warnings defaultaction filters filterwarnings "
     "formatwarning onceregistry resetwarnings showwarning simplefilter sys warn warn_explicit "},
    {"wave", ""},
    {"weakref",
     " CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod WeakSet "
     "WeakValueDictionary _IterationGuard _collections_abc _remove_dead_weakref finalize getweakrefcount "
     "getweakrefs itertools proxy ref sys "},
    {"webbrowser", ""},
    {"wsgiref", ""},
    {"wsgiref.handlers", ""},
    {"wsgiref.headers", ""},
    {"wsgiref.simple_server", ""},
    {"wsgiref.types", ""},
    {"wsgiref.util", ""},
    {"wsgiref.validate", ""},
    {"xdrlib", ""},
    {"xml", ""},
    {"xml.dom", ""},
    {"xml.dom.NodeFilter", ""},
    {"xml.dom.domreg", ""},
    {"xml.dom.expatbuilder", ""},
    {"xml.dom.minicompat", ""},
    {"xml.dom.minidom", ""},
    {"xml.dom.pulldom", ""},
    {"xml.dom.xmlbuilder", ""},
    {"xml.etree", ""},
    {"xml.etree.ElementInclude", ""},
    {"xml.etree.ElementPath", ""},
    {"xml.etree.ElementTree", ""},
    {"xml.etree.cElementTree", ""},
    {"xml.parsers", ""},
    {"xml.parsers.expat", ""},
    {"xml.sax", ""},
    {"xml.sax.expatreader", ""},
    {"xml.sax.handler", ""},
    {"xml.sax.saxutils", ""},
    {"xml.sax.xmlreader", ""},
    {"xmlrpc", ""},
    {"xmlrpc.client", ""},
    {"xmlrpc.server", ""},
    {"zipapp", ""},
    {"zipfile", ""},
    {"zipimport", ""},
    {"zlib", ""},
    {"zoneinfo",
     " InvalidTZPathWarning TZPATH ZoneInfo ZoneInfoNotFoundError _common _tzpath available_timezones "
     "reset_tzpath "},
};
// clang-format on

}  // namespace

const std::span<const StandardModule> standard_modules = module_table;

}  // namespace aludel::python

#pragma once

#include <memory>

#include "python/native.hpp"

namespace aludel::python::library {

// The standard library, one file for each module. A module is made once and shared by all evaluators.

std::shared_ptr<const NativeModule> abc();
std::shared_ptr<const NativeModule> ast();
std::shared_ptr<const NativeModule> asyncio();
std::shared_ptr<const NativeModule> bisect();
std::shared_ptr<const NativeModule> codecs();
std::shared_ptr<const NativeModule> collections();
std::shared_ptr<const NativeModule> collections_abc();
std::shared_ptr<const NativeModule> concurrent();
std::shared_ptr<const NativeModule> concurrent_futures();
std::shared_ptr<const NativeModule> configparser();
std::shared_ptr<const NativeModule> contextlib();
std::shared_ptr<const NativeModule> contextvars();
std::shared_ptr<const NativeModule> copy();
std::shared_ptr<const NativeModule> csv();
std::shared_ptr<const NativeModule> dataclasses();
std::shared_ptr<const NativeModule> enum_();
std::shared_ptr<const NativeModule> fnmatch();
std::shared_ptr<const NativeModule> functools();
std::shared_ptr<const NativeModule> future();
std::shared_ptr<const NativeModule> getpass();
std::shared_ptr<const NativeModule> glob();
std::shared_ptr<const NativeModule> heapq();
std::shared_ptr<const NativeModule> host();
std::shared_ptr<const NativeModule> importlib();
std::shared_ptr<const NativeModule> importlib_machinery();
std::shared_ptr<const NativeModule> importlib_metadata();
std::shared_ptr<const NativeModule> importlib_resources();
std::shared_ptr<const NativeModule> importlib_util();
std::shared_ptr<const NativeModule> inspect();
std::shared_ptr<const NativeModule> io_();
std::shared_ptr<const NativeModule> itertools();
std::shared_ptr<const NativeModule> keyword();
std::shared_ptr<const NativeModule> locale();
std::shared_ptr<const NativeModule> logging();
std::shared_ptr<const NativeModule> logging_config();
std::shared_ptr<const NativeModule> logging_handlers();
std::shared_ptr<const NativeModule> math();
std::shared_ptr<const NativeModule> numbers();
std::shared_ptr<const NativeModule> operator_();
std::shared_ptr<const NativeModule> os();
std::shared_ptr<const NativeModule> os_path();
std::shared_ptr<const NativeModule> pathlib();
std::shared_ptr<const NativeModule> platform();
std::shared_ptr<const NativeModule> pprint();
std::shared_ptr<const NativeModule> sys();
std::shared_ptr<const NativeModule> threading();
std::shared_ptr<const NativeModule> traceback();
std::shared_ptr<const NativeModule> types();
std::shared_ptr<const NativeModule> typing();
std::shared_ptr<const NativeModule> typing_extensions();
std::shared_ptr<const NativeModule> unittest();
std::shared_ptr<const NativeModule> unittest_mock();
std::shared_ptr<const NativeModule> urllib();
std::shared_ptr<const NativeModule> urllib_parse();
std::shared_ptr<const NativeModule> warnings();
std::shared_ptr<const NativeModule> weakref();

// Values: dates, numbers, texts, digests.
std::shared_ptr<const NativeModule> base64();
std::shared_ptr<const NativeModule> binascii();
std::shared_ptr<const NativeModule> calendar();
std::shared_ptr<const NativeModule> datetime();
std::shared_ptr<const NativeModule> decimal();
std::shared_ptr<const NativeModule> fractions();
std::shared_ptr<const NativeModule> hashlib();
std::shared_ptr<const NativeModule> hmac();
std::shared_ptr<const NativeModule> html();
std::shared_ptr<const NativeModule> json();
std::shared_ptr<const NativeModule> json_decoder();
std::shared_ptr<const NativeModule> json_encoder();
std::shared_ptr<const NativeModule> random();
std::shared_ptr<const NativeModule> re();
std::shared_ptr<const NativeModule> secrets();
std::shared_ptr<const NativeModule> string();
std::shared_ptr<const NativeModule> strptime();
std::shared_ptr<const NativeModule> struct_();
std::shared_ptr<const NativeModule> textwrap();
std::shared_ptr<const NativeModule> time();
std::shared_ptr<const NativeModule> unicodedata();
std::shared_ptr<const NativeModule> uuid();
std::shared_ptr<const NativeModule> zoneinfo();

}  // namespace aludel::python::library
